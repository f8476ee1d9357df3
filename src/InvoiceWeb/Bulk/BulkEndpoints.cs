using InvoiceWeb.Hosting;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Bulk;

internal static class BulkEndpoints
{
    /// <summary>Inside the tenant's group, which has authorised the person already. The file is in the reader's language, as the reasons are.</summary>
    public static void MapBulk(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/jobs/{id:guid}/refused", async (Guid id, CurrentActor here, ReadRefused read, RuleTexts rules, IStringLocalizer<Texts> texts, HttpContext context, CancellationToken cancellationToken) =>
        {
            var refused = await read.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            return Results.File(RefusedCsv.Encode(refused, rules, texts), "text/csv; charset=utf-8", FormattableString.Invariant($"refused-{refused.At:yyyy-MM-dd}.csv"));
        });
}
