using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Participants;

/// <summary>The other party of invoices and payments: a customer, a supplier, or both.</summary>
public sealed class Participant : IAudited
{
    private Participant() { }

    /// <exception cref="RuleBrokenException">The content breaks a rule of <see cref="ParticipantRules"/>.</exception>
    public Participant(TenantId tenant, Guid id, ParticipantContent content, Actor by, DateTimeOffset now)
    {
        (TenantId, Id) = (tenant, id);
        (CreatedAt, CreatedBy) = (now, by.UserId);
        Apply(content);
        (ModifiedAt, ModifiedBy) = (now, by.UserId);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Orders by name under the database's C collation (<see cref="Text.SortKey"/>).</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>The tenant's own number for this participant.</summary>
    public string? Number { get; private set; }

    public bool IsCustomer { get; private set; }
    public bool IsSupplier { get; private set; }
    public string? VatId { get; private set; }
    public string? TaxNumber { get; private set; }
    public Address Address { get; private set; } = new();
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>ISO 4217 code proposed for new invoices; the tenant's base currency when null.</summary>
    public string? Currency { get; private set; }

    /// <summary>Days until payment is due; the tenant's default when null.</summary>
    public int? TermsDays { get; private set; }

    public string? Iban { get; private set; }
    public string? Bic { get; private set; }
    public string? BankName { get; private set; }

    /// <summary>No longer offered for new invoices. Has nothing to do with the archive of invoices.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>A JSON object: custom field values, and keys that this program does not know. All survive every edit.</summary>
    public string Metadata { get; private set; } = "{}";

    public int RowVersion { get; private set; } = 1;
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }
    public DateTimeOffset ModifiedAt { get; private set; }
    public Guid ModifiedBy { get; private set; }
    public int AuditSequence { get; private set; }
    public string? AuditHead { get; private set; }
    string IAudited.AuditType => "participant";
    void IAudited.Advance(int sequence, string head) => (AuditSequence, AuditHead) = (sequence, head);

    /// <summary>What stands here now, to be edited and given back.</summary>
    public ParticipantContent Content => new()
    {
        Name = Name, Number = Number, IsCustomer = IsCustomer, IsSupplier = IsSupplier, VatId = VatId, TaxNumber = TaxNumber,
        Address = Address, Email = Email, Phone = Phone, Currency = Currency, TermsDays = TermsDays,
        Iban = Iban, Bic = Bic, BankName = BankName, IsArchived = IsArchived, Fields = FieldValues.Parse(Metadata),
    };

    /// <returns>What changed, for the audit event.</returns>
    public IReadOnlyList<AuditChange> Revise(ParticipantContent content, Actor by, DateTimeOffset now)
    {
        var before = Content;
        Apply(content);
        (ModifiedAt, ModifiedBy) = (now, by.UserId);
        return ParticipantContent.Changes(before, Content);
    }

    private void Apply(ParticipantContent typed)
    {
        var content = typed.Cleaned();
        foreach (var problem in ParticipantRules.Check(content)) throw problem;
        Name = content.Name!;
        NameSort = Text.SortKey(Name);
        (Number, IsCustomer, IsSupplier, VatId, TaxNumber) = (content.Number, content.IsCustomer, content.IsSupplier, content.VatId, content.TaxNumber);
        (Address, Email, Phone, Currency, TermsDays) = (content.Address, content.Email, content.Phone, content.Currency, content.TermsDays);
        (Iban, Bic, BankName, IsArchived) = (content.Iban, content.Bic, content.BankName, content.IsArchived);
        Metadata = content.Fields.OntoJson(Metadata);
    }
}
