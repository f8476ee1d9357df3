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

    /// <summary>Custom fields to be set or taken away; those that are not named stay.</summary>
    public FieldValues Fields { get; init; } = FieldValues.None;

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

    public static IReadOnlyList<AuditChange> Changes(ParticipantContent before, ParticipantContent after) => AuditChange.Real(
    [
        AuditChange.Of("name", before.Name, after.Name),
        AuditChange.Of("number", before.Number, after.Number),
        AuditChange.Of("customer", before.IsCustomer, after.IsCustomer),
        AuditChange.Of("supplier", before.IsSupplier, after.IsSupplier),
        AuditChange.Of("vatId", before.VatId, after.VatId),
        AuditChange.Of("taxNumber", before.TaxNumber, after.TaxNumber),
        .. AddressChanges.Of(before.Address, after.Address),
        AuditChange.Of("email", before.Email, after.Email),
        AuditChange.Of("phone", before.Phone, after.Phone),
        AuditChange.Of("currency", before.Currency, after.Currency),
        AuditChange.Of("termsDays", before.TermsDays, after.TermsDays),
        AuditChange.Of("iban", before.Iban, after.Iban),
        AuditChange.Of("bic", before.Bic, after.Bic),
        AuditChange.Of("bankName", before.BankName, after.BankName),
        AuditChange.Of("archived", before.IsArchived, after.IsArchived),
        .. FieldChanges.Of(before.Fields, after.Fields),
    ]);
}
