namespace InvoiceWeb.Search;

/// <summary>What somebody typed, and which amounts that could be.</summary>
/// <param name="Amounts">1,190 is a thousand to one reader and a little more than one to another: both are looked for.</param>
/// <param name="Currency">Where one was typed with the amount.</param>
public sealed record SearchTerm(string Typed, IReadOnlyList<decimal> Amounts, string? Currency = null);
