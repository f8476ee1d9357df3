using System.Globalization;
using System.Resources;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Documents;

/// <summary>The words and figures on paper, in the tenant's language and formats.</summary>
public static class SheetTexts
{
    private static readonly ResourceManager Words = new("InvoiceWeb.Documents.SheetTexts", typeof(SheetTexts).Assembly);

    /// <summary>A word of the sheet; the key itself when a language lacks it, so that nothing is ever blank.</summary>
    public static string Word(string key, CultureInfo culture) => Words.GetString(key, culture) ?? key;

    public static string Title(InvoiceDocument document) => Word(document.Kind is InvoiceKind.CreditNote ? "CreditNote" : "Invoice", document.Culture);

    public static string Page(CultureInfo culture) => Word("Page", culture);

    /// <summary>An amount with exactly the places of its currency; the minus is a minus.</summary>
    public static string Amount(decimal amount, Currency currency, CultureInfo culture) =>
        amount.ToString("N" + currency.MinorUnits.ToString(CultureInfo.InvariantCulture), culture);

    /// <summary>A price with at least the places of the currency and no idle zeros after them.</summary>
    public static string Price(decimal price, Currency currency, CultureInfo culture)
    {
        var fixedPlaces = new string('0', currency.MinorUnits);
        return price.ToString($"#,##0.{fixedPlaces}########", culture).TrimEnd(culture.NumberFormat.NumberDecimalSeparator.ToCharArray());
    }

    public static string Quantity(decimal quantity, CultureInfo culture) => quantity.ToString("#,##0.######", culture);

    public static string Rate(decimal rate, CultureInfo culture) => rate.ToString("0.####", culture) + " %";

    public static string Date(DateOnly date, CultureInfo culture) => date.ToString("d", culture);

    /// <summary>The word for a common unit code, the code itself for others.</summary>
    public static string Unit(string code, CultureInfo culture) => Words.GetString("Unit_" + code, culture) ?? code;

    /// <summary>What the VAT breakdown calls a category, with the reason that the norm demands.</summary>
    public static string Vat(VatCategory category, decimal rate, CultureInfo culture) =>
        category.HasRate() ? Rate(rate, culture) : Word("Vat_" + category.Code(), culture);

    /// <summary>A country's name in the document's language; the code when it is not known.</summary>
    public static string? Country(string? code, CultureInfo culture)
    {
        if (code is null) return null;
        return Words.GetString("Country_" + code, culture) ?? EnglishName(code);
    }

    private static string EnglishName(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
