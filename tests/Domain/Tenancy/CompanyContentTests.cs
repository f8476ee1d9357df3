using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class CompanyContentTests
{
    private static readonly CompanyContent Good = new() { LegalName = "Acme GmbH", DefaultTermsDays = 30, TimeZone = "Europe/Berlin" };

    [Fact]
    public void Complete_content_is_fine_and_comes_back_as_it_was()
    {
        var typed = Good with { Iban = "DE89 3704 0044 0532 0130 00", Bic = "coba de ff xxx", VatId = "de 123", LegalFooter = " Line 1\r\nLine 2 ", Address = new() { City = " Köln ", Country = "de" } };
        var content = typed.Cleaned();
        Assert.Empty(CompanyRules.Check(content));
        var settings = new CompanySettings(AnActor.Company, "Before", Currency.Of("EUR"));
        content.ApplyTo(settings);
        Assert.Equal(content, CompanyContent.Of(settings));
        Assert.Equal(("COBADEFFXXX", "DE123", "Line 1\nLine 2", "DE"), (settings.Bic, settings.VatId, settings.LegalFooter, settings.Address.Country));
    }

    public static TheoryData<string, string, CompanyContent> Wrong => new()
    {
        { "settings.name-missing", "LegalName", Good with { LegalName = "  " } },
        { "text.too-long", "LegalFooter", Good with { LegalFooter = new string('x', 601) } },
        { "address.country-shape", "Address.Country", Good with { Address = new() { Country = "Germany" } } },
        { "email.shape", "Email", Good with { Email = "nobody" } },
        { "email.shape", "Email", Good with { Email = "a@b@c" } },
        { "iban.invalid", "Iban", Good with { Iban = "DE89370400440532013001" } },
        { "bic.shape", "Bic", Good with { Bic = "COBA" } },
        { "settings.language", "Language", Good with { Language = "xx" } },
        { "settings.time-zone-unknown", "TimeZone", Good with { TimeZone = "Nowhere/Land" } },
        { "settings.terms-range", "DefaultTermsDays", Good with { DefaultTermsDays = null } },
        { "settings.terms-range", "DefaultTermsDays", Good with { DefaultTermsDays = -1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_beside_its_field(string code, string field, CompanyContent content)
    {
        var problem = Assert.Single(CompanyRules.Check(content.Cleaned()));
        Assert.Equal((code, field), (problem.Code, problem.Field));
    }

    [Fact]
    public void Every_field_shows_up_in_the_history()
    {
        var changed = new CompanyContent
        {
            LegalName = "B", VatId = "1", TaxNumber = "2", Email = "a@b", Phone = "3", Iban = "4", Bic = "5", BankName = "6", LegalFooter = "7", Language = "de-DE", TimeZone = "Europe/Paris", DefaultTermsDays = 9,
            Address = new() { Line1 = "1", Line2 = "2", PostCode = "3", City = "4", Region = "5", Country = "DE" },
        };
        var fields = typeof(CompanyContent).GetProperties().Length - 1 + typeof(Address).GetProperties().Length;
        Assert.Equal(fields, CompanyChanges.Between(Good, changed).Count);
    }
}
