using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Participants;

/// <summary>What a person types about a participant. May be wrong; <see cref="ParticipantRules"/> says where.</summary>
public sealed record ParticipantContent
{
    public string? Name { get; init; }
    public string? Number { get; init; }
    public bool IsCustomer { get; init; }
    public bool IsSupplier { get; init; }
    public string? VatId { get; init; }
    public string? TaxNumber { get; init; }
    public Address Address { get; init; } = new();
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Currency { get; init; }
    public int? TermsDays { get; init; }
    public string? Iban { get; init; }
    public string? Bic { get; init; }
    public string? BankName { get; init; }
    public bool IsArchived { get; init; }

    public ParticipantContent Cleaned() => this with
    {
        Name = Text.CleanLine(Name),
        Number = Text.CleanLine(Number),
        VatId = Text.CleanLine(VatId)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
        TaxNumber = Text.CleanLine(TaxNumber),
        Address = Address.Cleaned(),
        Email = Text.CleanLine(Email),
        Phone = Text.CleanLine(Phone),
        Currency = Text.CleanLine(Currency)?.ToUpperInvariant(),
        Iban = InvoiceWeb.Iban.Compact(Iban),
        Bic = Text.CleanLine(Bic)?.ToUpperInvariant(),
        BankName = Text.CleanLine(BankName),
    };

    public static IReadOnlyList<AuditChange> Changes(ParticipantContent before, ParticipantContent after)
    {
        var changes = new List<AuditChange>();
        Compare("name", before.Name, after.Name);
        Compare("number", before.Number, after.Number);
        Compare("customer", before.IsCustomer, after.IsCustomer);
        Compare("supplier", before.IsSupplier, after.IsSupplier);
        Compare("vatId", before.VatId, after.VatId);
        Compare("taxNumber", before.TaxNumber, after.TaxNumber);
        Compare("address.line1", before.Address.Line1, after.Address.Line1);
        Compare("address.line2", before.Address.Line2, after.Address.Line2);
        Compare("address.postCode", before.Address.PostCode, after.Address.PostCode);
        Compare("address.city", before.Address.City, after.Address.City);
        Compare("address.region", before.Address.Region, after.Address.Region);
        Compare("address.country", before.Address.Country, after.Address.Country);
        Compare("email", before.Email, after.Email);
        Compare("phone", before.Phone, after.Phone);
        Compare("currency", before.Currency, after.Currency);
        Compare("termsDays", before.TermsDays, after.TermsDays);
        Compare("iban", before.Iban, after.Iban);
        Compare("bic", before.Bic, after.Bic);
        Compare("bankName", before.BankName, after.BankName);
        Compare("archived", before.IsArchived, after.IsArchived);
        return changes;

        void Compare(string field, object? from, object? to)
        {
            if (!Equals(from, to)) changes.Add(AuditChange.Of(field, from, to));
        }
    }
}
