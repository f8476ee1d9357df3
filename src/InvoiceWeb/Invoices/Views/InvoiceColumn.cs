namespace InvoiceWeb.Invoices.Views;

/// <summary>Columns that can be shown beside the number. Their names are kept in browsers: never rename one.</summary>
public enum InvoiceColumn { Kind, Participant, Issued, Due, Status, Reference, Amount, Open, Base }

public static class InvoiceColumns
{
    public static IReadOnlySet<InvoiceColumn> Usual { get; } = new HashSet<InvoiceColumn>
    {
        InvoiceColumn.Participant, InvoiceColumn.Issued, InvoiceColumn.Due, InvoiceColumn.Status, InvoiceColumn.Amount, InvoiceColumn.Open,
    };

    /// <summary>Where sales and purchases stand together, each row says which it is.</summary>
    public static IReadOnlySet<InvoiceColumn> UsualOfBoth { get; } = new HashSet<InvoiceColumn>(Usual) { InvoiceColumn.Kind };

    /// <returns>Null when nothing is kept: then the usual ones.</returns>
    public static IReadOnlySet<InvoiceColumn>? Parse(string? kept) => kept is null ? null
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
