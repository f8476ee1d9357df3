using InvoiceWeb.Audit;
using InvoiceWeb.Invoices.Numbering;

namespace InvoiceWeb.Invoices.Views;

/// <summary>A number series while it is being typed.</summary>
public sealed class SeriesForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null for a new one; direction and kind are open then.</summary>
    public int? Version { get; init; }

    public string? Name { get; set; }
    public InvoiceDirection Direction { get; set; } = InvoiceDirection.Sales;
    public InvoiceKind Kind { get; set; } = InvoiceKind.Invoice;
    public string? Prefix { get; set; }
    public int Width { get; set; } = 6;
    public bool IsDefault { get; set; }

    /// <summary>A series that is the usual one stays so until another takes its place.</summary>
    public bool WasDefault { get; init; }

    public int Year { get; init; }
    public long LastNumber { get; init; }

    /// <summary>What typing began from.</summary>
    private SeriesContent Origin { get; init; } = new(null, InvoiceDirection.Sales, InvoiceKind.Invoice, null, 6, false);

    public static SeriesForm New(int year) => new() { Year = year };

    public static SeriesForm Of(SeriesRow row) => new()
    {
        Id = row.Id, Version = row.RowVersion, Name = row.Name, Direction = row.Direction, Kind = row.Kind, Prefix = row.Prefix, Width = row.Width,
        IsDefault = row.IsDefault, WasDefault = row.IsDefault, Year = row.Year, LastNumber = row.LastNumber,
        Origin = ContentOf(row),
    };

    /// <summary>What is typed, put onto what was saved meanwhile; and what that was.</summary>
    public (SeriesForm Form, IReadOnlyList<AuditChange> Changes) Onto(SeriesRow stored)
    {
        var merge = new FieldMerge<SeriesContent>(Origin, ToContent(), ContentOf(stored), c => c with { Name = Text.CleanLine(c.Name), Prefix = Text.CleanLine(c.Prefix) ?? "" });
        var form = Of(stored);
        (form.Name, form.Prefix, form.Width, form.IsDefault) = (merge.Of(c => c.Name), merge.Of(c => c.Prefix), merge.Of(c => c.Width), stored.IsDefault || merge.Of(c => c.IsDefault));
        return (form, AuditChange.Real(
        [
            AuditChange.Of("series", Origin.Name, stored.Name), AuditChange.Of("prefix", Origin.Prefix, stored.Prefix),
            AuditChange.Of("digits", Origin.Width, stored.Width), AuditChange.Of("usualSeries", Origin.IsDefault, stored.IsDefault),
        ]));
    }

    private static SeriesContent ContentOf(SeriesRow row) => new(row.Name, row.Direction, row.Kind, row.Prefix, row.Width, row.IsDefault);

    public SeriesContent ToContent() => new(Name, Direction, Kind, Prefix, Width, IsDefault);

    /// <summary>The next number as it would be printed; null while what is typed makes no series.</summary>
    public string? Preview
    {
        get
        {
            var prefix = Text.CleanLine(Prefix) ?? "";
            return prefix.Length > 20 || Width is < 3 or > 12 ? null : NumberSeries.Format(prefix, Width, Year, LastNumber + 1);
        }
    }
}
