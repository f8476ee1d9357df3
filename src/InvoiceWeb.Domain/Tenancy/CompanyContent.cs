namespace InvoiceWeb.Tenancy;

/// <summary>What somebody types about their own company. May be wrong; <see cref="CompanyRules"/> says where.</summary>
public sealed record CompanyContent
{
    public string? LegalName { get; init; }
    public Address Address { get; init; } = new();
    public string? VatId { get; init; }
    public string? TaxNumber { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Iban { get; init; }
    public string? Bic { get; init; }
    public string? BankName { get; init; }
    public string? LegalFooter { get; init; }
    public string Language { get; init; } = "en-GB";
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Null where no number was typed.</summary>
    public int? DefaultTermsDays { get; init; }

    public static CompanyContent Of(CompanySettings s) => new()
    {
        LegalName = s.LegalName, Address = s.Address, VatId = s.VatId, TaxNumber = s.TaxNumber, Email = s.Email, Phone = s.Phone,
        Iban = s.Iban, Bic = s.Bic, BankName = s.BankName, LegalFooter = s.LegalFooter, Language = s.Language, TimeZone = s.TimeZone, DefaultTermsDays = s.DefaultTermsDays,
    };

    public CompanyContent Cleaned() => this with
    {
        LegalName = Text.CleanLine(LegalName),
        Address = Address.Cleaned(),
        VatId = Text.CleanLine(VatId)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
        TaxNumber = Text.CleanLine(TaxNumber),
        Email = Text.CleanLine(Email),
        Phone = Text.CleanLine(Phone),
        Iban = InvoiceWeb.Iban.Compact(Iban),
        Bic = Text.CleanLine(Bic)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
        BankName = Text.CleanLine(BankName),
        LegalFooter = Text.Clean(LegalFooter),
    };

    /// <summary>Takes over what was cleaned and checked.</summary>
    /// <exception cref="RuleBrokenException"><c>settings.time-zone-unknown</c></exception>
    public void ApplyTo(CompanySettings s)
    {
        s.UseTimeZone(TimeZone);
        (s.LegalName, s.Address, s.VatId, s.TaxNumber, s.Email, s.Phone) = (LegalName!, Address, VatId, TaxNumber, Email, Phone);
        (s.Iban, s.Bic, s.BankName, s.LegalFooter, s.Language, s.DefaultTermsDays) = (Iban, Bic, BankName, LegalFooter, Language, DefaultTermsDays!.Value);
    }
}
