using System.Globalization;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Addresses of the invoice list with filters set, for figures that open what they count. The one place that knows the list's parameters.</summary>
public static class InvoiceListUrl
{
    /// <summary>Open invoices that were due before today.</summary>
    public static string Overdue(InvoiceDirection direction, string? currency = null) => Of(direction, currency, ("overdue", "true"));

    /// <summary>Open invoices with a due day in a stretch of days.</summary>
    public static string Due(InvoiceDirection direction, DateOnly? from, DateOnly? to, string? currency = null) =>
        Of(direction, currency, ("open", "true"), ("dueFrom", Iso(from)), ("dueTo", Iso(to)));

    public static string InState(DocumentStatus status) => $"invoices?status={status}";

    private static string Of(InvoiceDirection direction, string? currency, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] all = [("direction", direction.ToString()), .. more, ("currency", currency)];
        return "invoices?" + string.Join('&', all.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}"));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
