namespace InvoiceWeb.Bulk;

/// <summary>What can be done with a selection of invoices. One at a time, by the same rules as a single click.</summary>
public enum BulkAction { Submit, Approve, Void, Download }

public static class BulkActions
{
    /// <summary>More than a person can look through; a list of reasons stays readable, and a file fits into memory.</summary>
    public const int MostRows = 500;

    /// <summary>Names the kind of job; never changes, because jobs outlive versions.</summary>
    public static string KindOf(BulkAction action) => action switch
    {
        BulkAction.Submit => "invoices.submit",
        BulkAction.Approve => "invoices.approve",
        BulkAction.Void => "invoices.void",
        BulkAction.Download => "invoices.download",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <returns>Null for the kind of another job.</returns>
    public static BulkAction? ActionOf(string kind) => Enum.GetValues<BulkAction>().Where(action => KindOf(action) == kind).Select(action => (BulkAction?)action).SingleOrDefault();

    /// <summary>The event that doing it leaves in an invoice's history; null for what leaves none.</summary>
    internal static string? EventOf(BulkAction action) => action switch
    {
        BulkAction.Submit => "invoice.submitted",
        BulkAction.Approve => "invoice.approved",
        BulkAction.Void => "invoice.voided",
        BulkAction.Download => null,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
