namespace InvoiceWeb.Tenancy;

/// <summary>A postal address (EN 16931 BG-5, BG-8).</summary>
public sealed record Address
{
    public string? Line1 { get; init; }
    public string? Line2 { get; init; }
    public string? PostCode { get; init; }
    public string? City { get; init; }
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Every part cleaned of stray spaces and control characters.</summary>
    public Address Cleaned() => new()
    {
        Line1 = Text.CleanLine(Line1),
        Line2 = Text.CleanLine(Line2),
        PostCode = Text.CleanLine(PostCode),
        City = Text.CleanLine(City),
        Region = Text.CleanLine(Region),
        // What is no code is refused as it was typed.
        Country = Text.CleanLine(Country) is { Length: 2 } code ? code.ToUpperInvariant() : Text.CleanLine(Country),
    };
}
