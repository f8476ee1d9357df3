using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Audit;

/// <summary>What differs between two descriptions of a company, for its history.</summary>
public static class CompanyChanges
{
    public static IReadOnlyList<AuditChange> Between(CompanyContent before, CompanyContent after) => AuditChange.Real(
    [
        AuditChange.Of("legalName", before.LegalName, after.LegalName),
        .. AddressChanges.Of(before.Address, after.Address),
        AuditChange.Of("vatId", before.VatId, after.VatId),
        AuditChange.Of("taxNumber", before.TaxNumber, after.TaxNumber),
        AuditChange.Of("email", before.Email, after.Email),
        AuditChange.Of("phone", before.Phone, after.Phone),
        AuditChange.Of("iban", before.Iban, after.Iban),
        AuditChange.Of("bic", before.Bic, after.Bic),
        AuditChange.Of("bankName", before.BankName, after.BankName),
        AuditChange.Of("legalFooter", before.LegalFooter, after.LegalFooter),
        AuditChange.Of("language", before.Language, after.Language),
        AuditChange.Of("timeZone", before.TimeZone, after.TimeZone),
        AuditChange.Of("termsDays", before.DefaultTermsDays, after.DefaultTermsDays),
    ]);
}
