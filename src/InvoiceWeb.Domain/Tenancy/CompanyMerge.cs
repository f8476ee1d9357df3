namespace InvoiceWeb.Tenancy;

/// <summary>Two admins changed the company's data at once: both keep what only one of them touched; of the rest the one who is still typing decides.</summary>
public static class CompanyMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is typed here.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static CompanyContent Merge(CompanyContent origin, CompanyContent mine, CompanyContent theirs)
    {
        return new CompanyContent
        {
            LegalName = Of(c => c.LegalName), VatId = Of(c => c.VatId), TaxNumber = Of(c => c.TaxNumber), Email = Of(c => c.Email), Phone = Of(c => c.Phone),
            Address = new()
            {
                Line1 = Of(c => c.Address.Line1), Line2 = Of(c => c.Address.Line2), PostCode = Of(c => c.Address.PostCode), City = Of(c => c.Address.City),
                Region = Of(c => c.Address.Region), Country = Of(c => c.Address.Country),
            },
            Iban = Of(c => c.Iban), Bic = Of(c => c.Bic), BankName = Of(c => c.BankName), LegalFooter = Of(c => c.LegalFooter),
            Language = Of(c => c.Language), TimeZone = Of(c => c.TimeZone), DefaultTermsDays = Of(c => c.DefaultTermsDays),
        };

        // Spaces and an emptied field are no change of their own: both sides are compared as they would be stored.
        T Of<T>(Func<CompanyContent, T> field) =>
            EqualityComparer<T>.Default.Equals(field(mine.Cleaned()), field(origin.Cleaned())) ? field(theirs) : field(mine);
    }
}
