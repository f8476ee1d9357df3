using InvoiceWeb.Hosting;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Bulk;

public static class BulkEndpoints
{
    /// <summary>Inside the tenant's group, which has authorised the person already. The file is in the reader's language, as the reasons are.</summary>
    public static void MapBulk(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/jobs/{id:guid}/refused", async (Guid id, CurrentActor here, ReadRefused read, RuleTexts rules, IStringLocalizer<Texts> texts, HttpContext context, CancellationToken cancellationToken) =>
        {
            var refused = await read.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            return Results.File(ToCsv(refused, rules, texts), "text/csv; charset=utf-8", FormattableString.Invariant($"refused-{refused.At:yyyy-MM-dd}.csv"));
        });

    /// <summary>One row for each document, with the reason in the reader's language.</summary>
    public static byte[] ToCsv(RefusedRows refused, RuleTexts rules, IStringLocalizer<Texts> texts) => CsvText.Encode(
    [
        [texts["Number"], texts["Participant"], texts["Reason"], texts["Code"]],
        .. refused.Rows.Select(row => (string?[])[row.Number, row.Participant, rules.Say(row.Refusal.ToRule()), row.Refusal.Code]),
    ]);
}
