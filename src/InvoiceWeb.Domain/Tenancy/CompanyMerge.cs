namespace InvoiceWeb.Tenancy;

/// <summary>Two admins changed the company's data at once: both keep what only one of them touched; of the rest the one who is still typing decides.</summary>
public static class CompanyMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is typed here.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static CompanyContent Merge(CompanyContent origin, CompanyContent mine, CompanyContent theirs)
    {
        var merge = new FieldMerge<CompanyContent>(origin, mine, theirs, c => c.Cleaned());
        return new CompanyContent
        {
            LegalName = merge.Of(c => c.LegalName), VatId = merge.Of(c => c.VatId), TaxNumber = merge.Of(c => c.TaxNumber), Email = merge.Of(c => c.Email), Phone = merge.Of(c => c.Phone),
            Address = new()
            {
                Line1 = merge.Of(c => c.Address.Line1), Line2 = merge.Of(c => c.Address.Line2), PostCode = merge.Of(c => c.Address.PostCode), City = merge.Of(c => c.Address.City),
                Region = merge.Of(c => c.Address.Region), Country = merge.Of(c => c.Address.Country),
            },
            Iban = merge.Of(c => c.Iban), Bic = merge.Of(c => c.Bic), BankName = merge.Of(c => c.BankName), LegalFooter = merge.Of(c => c.LegalFooter),
            Language = merge.Of(c => c.Language), TimeZone = merge.Of(c => c.TimeZone), DefaultTermsDays = merge.Of(c => c.DefaultTermsDays),
        };
    }
}
