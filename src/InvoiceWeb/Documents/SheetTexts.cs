using System.Globalization;
using System.Resources;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Documents;

/// <summary>The words and figures on paper, in the tenant's language and formats.</summary>
public static class SheetTexts
{
    private static readonly ResourceManager Words = new("InvoiceWeb.Documents.SheetTexts", typeof(SheetTexts).Assembly);
    private static readonly ResourceManager Countries = new("InvoiceWeb.Documents.CountryNames", typeof(SheetTexts).Assembly);

    /// <summary>A word of the sheet; the key itself when a language lacks it, so that nothing is ever blank.</summary>
    public static string Word(string key, CultureInfo culture) => Words.GetString(key, culture) ?? key;

    /// <summary>What the document is called; one that a supplier sent is not ours and says so.</summary>
    public static string Title(InvoiceDocument document) => Word(
        (document.Direction is InvoiceDirection.Purchase ? "Purchase" : "") + (document.Kind is InvoiceKind.CreditNote ? "CreditNote" : "Invoice"), document.Culture);

    /// <summary>What is not valid says so on each page; null on what is.</summary>
    public static string? Mark(InvoiceDocument document) => document.Status switch
    {
        DocumentStatus.Draft or DocumentStatus.Submitted => Word("Draft", document.Culture),
        DocumentStatus.Void => Word("Void", document.Culture),
        DocumentStatus.Approved => null,
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };

    /// <summary>An amount with exactly the places of its currency; the minus is a minus.</summary>
    public static string Amount(decimal amount, Currency currency, CultureInfo culture) =>
        amount.ToString("N" + currency.MinorUnits.ToString(CultureInfo.InvariantCulture), culture);

    /// <summary>The reason of an allowance or charge, with its percentage.</summary>
    public static string Adjustment(DocumentAdjustment item, CultureInfo culture)
    {
        var reason = item.Reason ?? Word(item.IsCharge ? "Charge" : "Allowance", culture);
        return item.Percentage is { } percentage ? $"{reason} ({Rate(percentage, culture)})" : reason;
    }

    public static string Quantity(DocumentLine line, CultureInfo culture) => $"{Quantity(line.Quantity, culture)} {Unit(line.Unit, culture)}";

    public static string Price(DocumentLine line, Currency currency, CultureInfo culture) =>
        Price(line.Price, currency, culture) + (line.BaseQuantity != 1 ? " / " + Quantity(line.BaseQuantity, culture) : "");

    public static string RateOrCode(VatCategory category, decimal rate, CultureInfo culture) => category.HasRate() ? Rate(rate, culture) : category.Code();

    /// <summary>In postal order; the country on a line of its own, as the post wants it.</summary>
    public static IEnumerable<string> AddressLines(Address address, CultureInfo culture) => new[]
    {
        address.Line1, address.Line2, $"{address.PostCode} {address.City}".Trim(), address.Region, Country(address.Country, culture),
    }.Where(line => !string.IsNullOrEmpty(line))!;

    /// <summary>A price with at least the places of the currency and no idle zeros after them.</summary>
    public static string Price(decimal price, Currency currency, CultureInfo culture)
    {
        var fixedPlaces = new string('0', currency.MinorUnits);
        return price.ToString($"#,##0.{fixedPlaces}########", culture).TrimEnd(culture.NumberFormat.NumberDecimalSeparator.ToCharArray());
    }

    public static string Quantity(decimal quantity, CultureInfo culture) => quantity.ToString("#,##0.######", culture);

    public static string Rate(decimal rate, CultureInfo culture) => rate.ToString("0.####", culture) + "\u00A0%";

    public static string Date(DateOnly date, CultureInfo culture) => date.ToString("d", culture);

    /// <summary>A text that counts days; none and one have words of their own.</summary>
    public static string Days(string key, int days, CultureInfo culture) =>
        string.Format(culture, Word(days is 0 or 1 ? key + days.ToString(CultureInfo.InvariantCulture) : key, culture), days);

    /// <summary>The value of a custom field as paper says it; what is no value of its type is printed as it is.</summary>
    public static string Field(PrintedField field, CultureInfo culture) => field.Type switch
    {
        CustomFieldType.Number when FieldText.Number(field.Value) is { } number => Quantity(number, culture),
        CustomFieldType.Date when FieldText.Day(field.Value) is { } day => Date(day, culture),
        CustomFieldType.YesNo => Word(field.Value is "true" ? "Yes" : "No", culture),
        _ => field.Value,
    };

    /// <summary>The word for a common unit code, the code itself for others.</summary>
    public static string Unit(string code, CultureInfo culture) => Words.GetString("Unit_" + code, culture) ?? code;

    /// <summary>What the VAT breakdown calls a category, in the words that the law asks for.</summary>
    public static string Vat(VatCategory category, decimal rate, CultureInfo culture) =>
        category.HasRate() ? Rate(rate, culture) : Word("Vat_" + category.Code(), culture);

    /// <summary>ISO 3166-1 alpha-2, in no order.</summary>
    public static IReadOnlyList<string> CountryCodes { get; } =
        [.. Countries.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<System.Collections.DictionaryEntry>().Select(country => (string)country.Key)];

    /// <summary>A country's name in the document's language; the code when it is not known.</summary>
    public static string? Country(string? code, CultureInfo culture) => code is null ? null : Countries.GetString(code.ToUpperInvariant(), culture) ?? code;
}
