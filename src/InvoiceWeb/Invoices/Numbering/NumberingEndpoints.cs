using InvoiceWeb.Hosting;

namespace InvoiceWeb.Invoices.Numbering;

internal static class NumberingEndpoints
{
    /// <summary>Inside the tenant's group, which has authorised the person already.</summary>
    public static void MapNumbering(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/settings/gap-report/{year:int}/csv", async (int year, CurrentActor here, ReadGapReport read, HttpContext context, CancellationToken cancellationToken) =>
        {
            var report = await read.ExecuteAsync(await here.ActorAsync(context, cancellationToken), year, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            return Results.File(report.ToCsv(), "text/csv; charset=utf-8", FormattableString.Invariant($"gap-report-{year}.csv"));
        });
}
