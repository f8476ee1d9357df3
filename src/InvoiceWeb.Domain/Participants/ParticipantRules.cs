namespace InvoiceWeb.Participants;

/// <summary>What the participants slice refuses, by stable code.</summary>
public static class ParticipantRules
{
    public const int NameLength = 200;
    public const int TextLength = 100;

    /// <summary>Everything that is wrong with cleaned content, each with its field.</summary>
    public static IEnumerable<RuleBrokenException> Check(ParticipantContent content)
    {
        if (content.Name is null) yield return new("participant.name-missing", $"Give the participant a name.") { Field = "Name" };
        if (!content.IsCustomer && !content.IsSupplier)
            yield return new("participant.neither", $"Say whether this is a customer, a supplier or both.") { Field = "IsCustomer" };
        foreach (var (field, value, limit) in Lengths(content))
            if (value?.Length > limit)
                yield return new("text.too-long", $"This text has {value.Length} characters; at most {limit} fit.") { Field = field };
        if (content.Currency is not null && InvoiceWeb.Currency.Find(content.Currency) is null)
            yield return new("currency.unknown", $"“{content.Currency}” is not a currency of ISO 4217. Use three letters, such as EUR.") { Field = "Currency" };
        if (content.Address.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            yield return new("address.country-shape", $"“{country}” is not a country code. Use two letters, such as DE.") { Field = "Address.Country" };
        if (content.TermsDays is < 0 or > 3650)
            yield return new("participant.terms-range", $"Payment terms are 0 to 3650 days.") { Field = "TermsDays" };
        if (content.Email is not null && !content.Email.Contains('@', StringComparison.Ordinal))
            yield return new("email.shape", $"“{content.Email}” is not an e-mail address.") { Field = "Email" };
        if (content.Iban is not null && !Iban.IsValid(content.Iban))
            yield return new("iban.invalid", $"This IBAN's check digits do not fit. Compare it with the original, digit by digit.") { Field = "Iban" };
    }

    public static RuleBrokenException NumberTaken(string number, string name, Guid other) =>
        new("participant.number-taken", $"The number “{number}” already belongs to {name}.") { Field = "Number", See = other };

    private static IEnumerable<(string Field, string? Value, int Limit)> Lengths(ParticipantContent c) =>
    [
        ("Name", c.Name, NameLength), ("Number", c.Number, 40), ("VatId", c.VatId, 40), ("TaxNumber", c.TaxNumber, 40),
        ("Address.Line1", c.Address.Line1, TextLength), ("Address.Line2", c.Address.Line2, TextLength), ("Address.PostCode", c.Address.PostCode, 20),
        ("Address.City", c.Address.City, TextLength), ("Address.Region", c.Address.Region, TextLength), ("Email", c.Email, 254), ("Phone", c.Phone, 40),
        ("Bic", c.Bic, 11), ("BankName", c.BankName, TextLength),
    ];
}
