using System.Globalization;

namespace InvoiceWeb.Invoices;

/// <summary>A row that the next page begins behind, or the page before ends in front of: what the list is ordered by, and the id.</summary>
/// <param name="Backwards">The page before this row.</param>
public sealed record InvoiceCursor(DateOnly? Day, string? Number, long? Minor, Guid Id, bool Backwards = false)
{
    public InvoiceCursor(DateOnly day, Guid id) : this(day, null, null, id) { }

    public static InvoiceCursor At(InvoiceRow row, InvoiceSort sort, bool backwards = false) => sort switch
    {
        InvoiceSort.Date => new(row.ListDate, null, null, row.Id, backwards),
        InvoiceSort.Due => new(row.DueDate, null, null, row.Id, backwards),
        InvoiceSort.Number => new(null, Text.NumberKey(row.NumberText), null, row.Id, backwards),
        InvoiceSort.Amount => new(null, null, row.PayableMinor, row.Id, backwards),
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };

    /// <summary>For an address.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Number ?? Minor?.ToString(CultureInfo.InvariantCulture) ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}_{Id:N}");

    /// <returns>Null for one that somebody has tampered with: the list starts at its beginning.</returns>
    public static InvoiceCursor? Parse(string? text, InvoiceSort sort, bool backwards = false)
    {
        var at = text?.LastIndexOf('_') ?? -1;
        if (at < 1 || !Guid.TryParseExact(text![(at + 1)..], "N", out var id)) return null;
        var key = text[..at];
        return sort switch
        {
            InvoiceSort.Number => new(null, key, null, id, backwards),
            InvoiceSort.Amount => long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? new(null, null, minor, id, backwards) : null,
            InvoiceSort.Date or InvoiceSort.Due => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, null, null, id, backwards) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(sort)),
        };
    }
}
