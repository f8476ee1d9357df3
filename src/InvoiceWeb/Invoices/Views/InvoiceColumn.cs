namespace InvoiceWeb.Invoices.Views;

/// <summary>Columns that can be shown beside the number. Their names are kept in browsers: never rename one.</summary>
public enum InvoiceColumn { Kind, Participant, Issued, Due, Status, Reference, Amount, Open, Base }

public static class InvoiceColumns
{
    public static IReadOnlySet<InvoiceColumn> Usual { get; } = new HashSet<InvoiceColumn>
    {
        InvoiceColumn.Participant, InvoiceColumn.Issued, InvoiceColumn.Due, InvoiceColumn.Status, InvoiceColumn.Amount, InvoiceColumn.Open,
    };

    /// <returns>The usual ones when nothing is kept.</returns>
    public static IReadOnlySet<InvoiceColumn> Parse(string? kept) => kept is null ? Usual
        : kept.Split(',').Select(name => Enum.TryParse<InvoiceColumn>(name, out var column) && Enum.IsDefined(column) ? column : (InvoiceColumn?)null).OfType<InvoiceColumn>().ToHashSet();

    public static string Name(InvoiceColumn column) => column switch
    {
        InvoiceColumn.Kind => "Kind",
        InvoiceColumn.Participant => "Participant",
        InvoiceColumn.Issued => "Issue date",
        InvoiceColumn.Due => "Due date",
        InvoiceColumn.Status => "Status",
        InvoiceColumn.Reference => "Reference",
        InvoiceColumn.Amount => "Amount",
        InvoiceColumn.Open => "Open",
        InvoiceColumn.Base => "In base currency",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
