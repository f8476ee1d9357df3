using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class CompanyMergeTests
{
    private static readonly CompanyContent Origin = new() { LegalName = "Muster GmbH", Address = new() { City = "Ulm" }, DefaultTermsDays = 30 };

    [Fact]
    public void What_only_one_of_the_two_touched_is_kept_from_both_and_else_what_is_typed_here_counts()
    {
        var merged = CompanyMerge.Merge(Origin, Origin with { Phone = "1", LegalName = "Mine GmbH" }, Origin with { Email = "a@b", LegalName = "Theirs GmbH", Address = new() { City = "Bonn" } });
        Assert.Equal(Origin with { Phone = "1", LegalName = "Mine GmbH", Email = "a@b", Address = new() { City = "Bonn" } }, merged);
    }

    /// <summary>Field by field by reflection: a new field that the merge forgets fails here.</summary>
    [Fact]
    public void Every_field_of_the_other_one_is_taken_over()
    {
        var theirs = new CompanyContent
        {
            LegalName = "A", VatId = "B", TaxNumber = "C", Email = "d@e", Phone = "F", Iban = "G", Bic = "H", BankName = "I", LegalFooter = "J", Language = "de-DE", TimeZone = "Europe/Rome", DefaultTermsDays = 1,
            Address = new() { Line1 = "K", Line2 = "L", PostCode = "M", City = "N", Region = "O", Country = "DE" },
        };
        Assert.All(typeof(CompanyContent).GetProperties().Where(p => p.CanWrite), p => Assert.NotEqual(p.GetValue(Origin), p.GetValue(theirs)));
        Assert.Equal(theirs, CompanyMerge.Merge(Origin, Origin, theirs));
    }
}
