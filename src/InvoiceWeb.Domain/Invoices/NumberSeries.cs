using System.Globalization;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>How the numbers of one sort of document look: prefix, year, digits.</summary>
public sealed class NumberSeries : ITenantOwned
{
    private NumberSeries() { }

    /// <exception cref="RuleBrokenException"><c>series.shape</c></exception>
    public NumberSeries(TenantId tenant, string name, InvoiceDirection direction, InvoiceKind kind, string prefix, int width)
        : this(tenant, Guid.CreateVersion7(), name, direction, kind, prefix, width) { }

    /// <param name="id">Made by the client, so that a repeated request adds one series.</param>
    /// <exception cref="RuleBrokenException"><c>series.shape</c>, <c>series.name</c></exception>
    public NumberSeries(TenantId tenant, Guid id, string name, InvoiceDirection direction, InvoiceKind kind, string prefix, int width)
    {
        (TenantId, Id, Direction, Kind) = (tenant, id, direction, kind);
        Rename(name);
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

    public void Rename(string? name) =>
        Name = Text.CleanLine(name) is { Length: <= 100 } clean ? clean : throw InvoiceRules.SeriesName();

    /// <summary>
    /// Could these prefixes lead to the same number in two series? Year and digits are the same for all, so they do when nothing
    /// but signs and the case of letters tells them apart: people read “RE2026-1” and “re-2026-1” as one number.
    /// </summary>
    public static bool PrintAlike(string one, string other) => Key(one) == Key(other);

    private static string Key(string prefix) => Text.NumberKey(prefix) is { } key ? string.Concat(key.Where(char.IsLetterOrDigit)) : "";

    /// <summary>The number as printed: RE-2026-000041.</summary>
    public string Format(int year, long number) => Format(Prefix, Width, year, number);

    /// <inheritdoc cref="Format(int, long)"/>
    public static string Format(string prefix, int width, int year, long number) => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}{year:0000}-{number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')}");
}
