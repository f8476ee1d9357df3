namespace InvoiceWeb.Tenancy.Views;

/// <summary>The company's data while they are being typed.</summary>
public sealed class CompanyForm
{
    public string? LegalName { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? PostCode { get; set; }
    public string? City { get; set; }
    public string? Region { get; set; }
    public string? Country { get; set; }
    public string? VatId { get; set; }
    public string? TaxNumber { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Iban { get; set; }
    public string? Bic { get; set; }
    public string? BankName { get; set; }
    public string? LegalFooter { get; set; }
    public string Language { get; set; } = "";
    public string TimeZone { get; set; } = "";
    public int? DefaultTermsDays { get; set; }

    public static CompanyForm Of(CompanySettings settings) => Of(CompanyContent.Of(settings));

    public static CompanyForm Of(CompanyContent c)
    {
        return new()
        {
            LegalName = c.LegalName, Line1 = c.Address.Line1, Line2 = c.Address.Line2, PostCode = c.Address.PostCode, City = c.Address.City, Region = c.Address.Region, Country = c.Address.Country,
            VatId = c.VatId, TaxNumber = c.TaxNumber, Email = c.Email, Phone = c.Phone, Iban = c.Iban is null ? null : InvoiceWeb.Iban.Grouped(c.Iban), Bic = c.Bic, BankName = c.BankName,
            LegalFooter = c.LegalFooter, Language = c.Language, TimeZone = c.TimeZone, DefaultTermsDays = c.DefaultTermsDays,
        };
    }

    public CompanyContent ToContent() => new()
    {
        LegalName = LegalName, Address = new() { Line1 = Line1, Line2 = Line2, PostCode = PostCode, City = City, Region = Region, Country = Country },
        VatId = VatId, TaxNumber = TaxNumber, Email = Email, Phone = Phone, Iban = Iban, Bic = Bic, BankName = BankName,
        LegalFooter = LegalFooter, Language = Language, TimeZone = TimeZone, DefaultTermsDays = DefaultTermsDays,
    };
}
