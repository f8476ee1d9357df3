using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Bulk;

/// <summary>What a job has refused, as a table for a spreadsheet: one row for each document, with the reason in the reader's language.</summary>
public static class RefusedCsv
{
    public static byte[] Encode(RefusedRows refused, RuleTexts rules, IStringLocalizer<Texts> texts) => CsvText.Encode(
    [
        [texts["Number"], texts["Participant"], texts["Reason"], texts["Code"]],
        .. refused.Rows.Select(row => (string?[])[row.Number, row.Participant, rules.Say(row.Refusal.ToRule()), row.Refusal.Code]),
    ]);
}
