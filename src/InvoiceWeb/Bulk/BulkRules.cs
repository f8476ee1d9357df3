namespace InvoiceWeb.Bulk;

/// <summary>What the bulk slice refuses, by stable code.</summary>
public static class BulkRules
{
    public static RuleBrokenException NothingSelected() =>
        new("bulk.nothing-selected", $"Select at least one invoice.");

    public static RuleBrokenException NothingLeft() =>
        new("bulk.nothing-left", $"What was refused is no longer there: it was deleted or archived since.");

    public static RuleBrokenException TooMany(int count) =>
        new("bulk.too-many", $"{count} invoices are selected; at most {BulkActions.MostRows} can be done at once. Do a part of them first.");
}
