namespace InvoiceWeb.Invoices.Pages;

/// <summary>Addresses of the invoice list for figures that open what they count: in the order of due days, where what is open needs no window.</summary>
public static class InvoiceListUrl
{
    /// <summary>Open invoices that were due before today.</summary>
    public static string Overdue(InvoiceDirection direction, string? currency = null) =>
        (Soonest with { Direction = direction, Currency = currency, Overdue = true }).ToUrl();

    /// <summary>Open invoices with a due day in a stretch of days.</summary>
    public static string Due(InvoiceDirection direction, DateOnly? from, DateOnly? to, string? currency = null) =>
        (Soonest with { Direction = direction, Currency = currency, Open = true, DueFrom = from, DueTo = to }).ToUrl();

    public static string InState(DocumentStatus status) => new ListQuery { Status = status }.ToUrl();

    private static ListQuery Soonest { get; } = new() { Order = new(InvoiceSort.Due, Ascending: true) };
}
