namespace InvoiceWeb.Tenancy;

/// <summary>The cultures that people and documents choose from: a language with its way of writing numbers and dates.</summary>
public static class Languages
{
    /// <summary>The first of each language stands for it where no country is named.</summary>
    public static IReadOnlyList<string> All { get; } = ["en-GB", "en-US", "en-IE", "de-DE", "de-AT", "de-CH"];

    /// <summary>The culture of ours that fits a browser's wish: itself, else the first of its language.</summary>
    /// <param name="wish">Such as <c>de-AT</c>, <c>de</c> or <c>de-LU</c>.</param>
    public static string? Fitting(string wish) =>
        All.FirstOrDefault(l => l.Equals(wish, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(l => l.AsSpan(0, 2).Equals(wish.AsSpan(0, Math.Min(2, wish.Length)), StringComparison.OrdinalIgnoreCase) && (wish.Length == 2 || wish[2] == '-'));
}
