using System.Globalization;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>How the numbers of one sort of document look: prefix, year, digits.</summary>
public sealed class NumberSeries : ITenantOwned
{
    private NumberSeries() { }

    /// <exception cref="RuleBrokenException"><c>series.shape</c></exception>
    public NumberSeries(TenantId tenant, string name, InvoiceDirection direction, InvoiceKind kind, string prefix, int width)
    {
        (TenantId, Id, Name, Direction, Kind) = (tenant, Guid.CreateVersion7(), name, direction, kind);
        Shape(prefix, width);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public InvoiceDirection Direction { get; private set; }
    public InvoiceKind Kind { get; private set; }

    /// <summary>Stands before year and number; may be empty.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Digits of the number, filled with zeros; a larger number simply grows.</summary>
    public int Width { get; private set; }

    /// <summary>Used for new documents of its direction and kind unless another is chosen.</summary>
    public bool IsDefault { get; set; } = true;

    public int RowVersion { get; private set; } = 1;

    /// <summary>Changes how future numbers look; numbers that are taken stay as printed.</summary>
    public void Shape(string prefix, int width)
    {
        var clean = Text.CleanLine(prefix) ?? "";
        if (clean.Length > 20 || width is < 3 or > 12) throw InvoiceRules.SeriesShape();
        (Prefix, Width) = (clean, width);
    }

    /// <summary>The number as printed: RE-2026-000041.</summary>
    public string Format(int year, long number) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{year:0000}-{number.ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0')}");
}
