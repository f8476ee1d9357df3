using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>Sender and receiver as they are now; frozen on issue.</summary>
internal static class Parties
{
    public static Party Of(CompanySettings s) => new()
    {
        Name = s.LegalName, Address = s.Address, VatId = s.VatId, TaxNumber = s.TaxNumber, Email = s.Email, Phone = s.Phone, Iban = s.Iban, Bic = s.Bic, BankName = s.BankName,
    };

    public static Party Of(Participant p) => new()
    {
        Name = p.Name, Address = p.Address, VatId = p.VatId, TaxNumber = p.TaxNumber, Email = p.Email, Phone = p.Phone, Iban = p.Iban, Bic = p.Bic, BankName = p.BankName,
    };
}
