using System.Globalization;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Hosting.SetUp.Pages;

/// <summary>What the first company can choose from, in words.</summary>
internal static class SetUpChoices
{
    private static readonly string[] Often = ["EUR", "USD", "GBP", "CHF"];

    private static readonly Dictionary<string, string> CurrencyNames = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name))
        .DistinctBy(region => region.ISOCurrencySymbol)
        .ToDictionary(region => region.ISOCurrencySymbol, region => region.CurrencyEnglishName, StringComparer.Ordinal);

    public static IReadOnlyList<string> OftenUsed => Often;

    public static IReadOnlyList<string> OtherCurrencies { get; } = [.. Currency.All.Select(c => c.Code).Except(Often)];

    /// <summary>“EUR – Euro”.</summary>
    public static string Name(string currency) => CurrencyNames.TryGetValue(currency, out var name) ? $"{currency} – {name}" : currency;

    /// <summary>Cultures of documents, each in its own language.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } =
        [.. InvoiceWeb.Tenancy.Languages.All.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The server's own zone where it has been set to a place; servers are often left on UTC.</summary>
    public static string LikelyTimeZone { get; } =
        TimeZones.ByContinent.Any(group => group.Contains(TimeZoneInfo.Local.Id)) ? TimeZoneInfo.Local.Id : "Europe/Berlin";

    /// <summary>“Müller &amp; Söhne GmbH” becomes “mueller-soehne-gmbh”.</summary>
    public static string SlugFrom(string name)
    {
        var spelled = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        var slug = string.Join('-', Text.SearchTerms(spelled).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        return slug.Length > 40 ? slug[..40].TrimEnd('-') : slug;
    }
}
