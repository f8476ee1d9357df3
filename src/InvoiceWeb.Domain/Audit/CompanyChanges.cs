using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Audit;

/// <summary>What differs between two descriptions of a company, for its history.</summary>
public static class CompanyChanges
{
    public static IReadOnlyList<AuditChange> Between(CompanyContent before, CompanyContent after)
    {
        var changes = new List<AuditChange>();
        Compare("legalName", before.LegalName, after.LegalName);
        Compare("address.line1", before.Address.Line1, after.Address.Line1);
        Compare("address.line2", before.Address.Line2, after.Address.Line2);
        Compare("address.postCode", before.Address.PostCode, after.Address.PostCode);
        Compare("address.city", before.Address.City, after.Address.City);
        Compare("address.region", before.Address.Region, after.Address.Region);
        Compare("address.country", before.Address.Country, after.Address.Country);
        Compare("vatId", before.VatId, after.VatId);
        Compare("taxNumber", before.TaxNumber, after.TaxNumber);
        Compare("email", before.Email, after.Email);
        Compare("phone", before.Phone, after.Phone);
        Compare("iban", before.Iban, after.Iban);
        Compare("bic", before.Bic, after.Bic);
        Compare("bankName", before.BankName, after.BankName);
        Compare("legalFooter", before.LegalFooter, after.LegalFooter);
        Compare("language", before.Language, after.Language);
        Compare("timeZone", before.TimeZone, after.TimeZone);
        Compare("termsDays", before.DefaultTermsDays, after.DefaultTermsDays);
        return changes;

        void Compare(string field, object? from, object? to)
        {
            if (!Equals(from, to)) changes.Add(AuditChange.Of(field, from, to));
        }
    }
}
