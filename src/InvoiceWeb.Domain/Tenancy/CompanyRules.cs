namespace InvoiceWeb.Tenancy;

/// <summary>What a company may not say about itself, by stable code. Every problem names its field.</summary>
public static class CompanyRules
{
    public const int FooterLength = 600;
    private const int TextLength = 100;

    /// <summary>Cultures of documents.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en-GB", "en-US", "en-IE", "de-DE", "de-AT", "de-CH"];

    /// <summary>Everything that is wrong with cleaned content.</summary>
    public static IEnumerable<RuleBrokenException> Check(CompanyContent content)
    {
        if (content.LegalName is null) yield return new("settings.name-missing", $"Type the company's full legal name, as it must stand on invoices.") { Field = "LegalName" };
        foreach (var (field, value, limit) in Lengths(content))
            if (value?.Length > limit)
                yield return new("text.too-long", $"This text has {value.Length} characters; at most {limit} fit.") { Field = field };
        if (content.Address.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            yield return new("address.country-shape", $"“{country}” is not a country code. Use two letters, such as DE.") { Field = "Address.Country" };
        if (content.Email is { } email && !IsEmail(email))
            yield return new("email.shape", $"“{email}” is not an e-mail address.") { Field = "Email" };
        if (content.Iban is not null && !Iban.IsValid(content.Iban))
            yield return new("iban.invalid", $"This IBAN's check digits do not fit. Compare it with the original, digit by digit.") { Field = "Iban" };
        if (content.Bic is { } bic && (bic.Length is not (8 or 11) || !bic.All(char.IsAsciiLetterOrDigit) || !bic[..6].All(char.IsAsciiLetter)))
            yield return new("bic.shape", $"A BIC has 8 or 11 letters and digits, such as COBADEFFXXX.") { Field = "Bic" };
        if (!Languages.Contains(content.Language))
            yield return new("settings.language", $"Choose one of these languages.") { Field = "Language" };
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out _)) yield return TenancyRules.TimeZoneUnknown(content.TimeZone);
        if (content.DefaultTermsDays is not (>= 0 and <= 3650))
            yield return new("settings.terms-range", $"Payment terms are 0 to 3650 days.") { Field = "DefaultTermsDays" };
    }

    public static RuleBrokenException BaseCurrencyInUse(string currency) =>
        new("settings.base-currency-in-use", $"Documents have been issued or paid: the books stay in {currency}.") { Field = "BaseCurrency" };

    public static RuleBrokenException BaseCurrencySame() =>
        new("settings.base-currency-same", $"This is the base currency already.") { Field = "BaseCurrency" };

    private static bool IsEmail(string email) => email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);

    private static IEnumerable<(string Field, string? Value, int Limit)> Lengths(CompanyContent c) =>
    [
        ("LegalName", c.LegalName, 200), ("VatId", c.VatId, 40), ("TaxNumber", c.TaxNumber, 40),
        ("Address.Line1", c.Address.Line1, TextLength), ("Address.Line2", c.Address.Line2, TextLength), ("Address.PostCode", c.Address.PostCode, 20),
        ("Address.City", c.Address.City, TextLength), ("Address.Region", c.Address.Region, TextLength), ("Email", c.Email, 254), ("Phone", c.Phone, 40),
        ("BankName", c.BankName, TextLength), ("LegalFooter", c.LegalFooter, FooterLength),
    ];
}
