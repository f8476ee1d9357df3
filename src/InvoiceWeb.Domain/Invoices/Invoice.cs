using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// A sales or purchase invoice, or a credit note. Its three axes are never folded into one word: the document
/// (<see cref="Status"/>), the payment (<see cref="PaymentStatus"/>) and the storage tier (<see cref="IsArchived"/>).
/// </summary>
/// <remarks>Drafting, life cycle and money stand in files of their own beside this one.</remarks>
public sealed partial class Invoice : IAudited
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<AllowanceCharge> _allowancesCharges = [];

    private Invoice() { }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public InvoiceKind Kind { get; private set; }
    public DocumentStatus Status { get; private set; } = DocumentStatus.Draft;

    /// <summary>The customer of a sales invoice, the supplier of a purchase invoice; the other side is the tenant itself.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>The participant's name at the last change of this invoice, for lists.</summary>
    public string? ParticipantName { get; private set; }

    public Guid? SeriesId { get; private set; }

    /// <summary>
    /// Fiscal year of the issue date, fixed at issue: the key of numbering and of the archive. 0 until then. A supplier's document
    /// whose own year is closed already belongs to the year in which it was booked.
    /// </summary>
    public int Year { get; private set; }

    /// <summary>Gap-free within tenant, series and fiscal year; null until issue.</summary>
    public long? Number { get; private set; }

    /// <summary>The number as printed, such as 2026-000041; frozen with it.</summary>
    public string? NumberText { get; private set; }

    /// <summary>The number without separators, for the search by its beginning.</summary>
    public string? NumberKey { get; private set; }

    public string? SupplierNumber { get; private set; }

    /// <summary>The supplier's number normalised; unique for each supplier among documents that are not void.</summary>
    public string? SupplierNumberKey { get; private set; }

    public DateOnly? IssueDate { get; private set; }
    /// <summary>What lists are ordered by: the issue date, or for a draft without one the day it was made (UTC).</summary>
    public DateOnly ListDate { get; private set; }

    public DateOnly? DueDate { get; private set; }
    public DateOnly? TaxPointDate { get; private set; }
    public int? TermsDays { get; private set; }
    public string Currency { get; private set; } = "EUR";

    /// <summary>One unit of <see cref="Currency"/> in the tenant's base currency; frozen at approval.</summary>
    public decimal? ExchangeRate { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>The reference without separators, for the search by its beginning.</summary>
    public string? ReferenceKey { get; private set; }

    public string? Note { get; private set; }
    public string? ExemptionReason { get; private set; }

    /// <summary>The invoice that this credit note corrects. No foreign key: it may be in the archive.</summary>
    public Guid? CreditedInvoiceId { get; private set; }

    public IReadOnlyList<InvoiceLine> Lines => [.. _lines.OrderBy(l => l.Position)];

    /// <summary>Of the document and of its lines (<see cref="AllowanceCharge.LineId"/>).</summary>
    public IReadOnlyList<AllowanceCharge> AllowancesCharges => [.. _allowancesCharges.OrderBy(a => a.Position)];

    /// <summary>Being moved to the archive: read-only.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>What was frozen at issue, as JSON (<see cref="IssuedSnapshot"/>).</summary>
    public string? Snapshot { get; private set; }

    /// <summary>A JSON object: custom field values, and keys that this program does not know. All survive every edit.</summary>
    public string Metadata { get; private set; } = "{}";

    public int RowVersion { get; private set; } = 1;
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }
    public string CreatedByName { get; private set; } = "";
    public DateTimeOffset ModifiedAt { get; private set; }
    public Guid ModifiedBy { get; private set; }
    public string ModifiedByName { get; private set; } = "";

    public DateTimeOffset? SubmittedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }

    /// <summary>Everybody whose hand is in the content; none of them may approve it.</summary>
    public List<Guid> Editors { get; private set; } = [];

    /// <summary>Counts submissions: approvals of an earlier round do not count after a rejection.</summary>
    public int ApprovalRound { get; private set; }

    /// <summary>How many different people must approve this round; fixed at submission, so a later policy changes nothing.</summary>
    public int ApprovalsRequired { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }

    public int AuditSequence { get; private set; }
    public string? AuditHead { get; private set; }
    string IAudited.AuditType => "invoice";
    void IAudited.Advance(int sequence, string head) => (AuditSequence, AuditHead) = (sequence, head);

    /// <summary>What people call it: its number, the supplier's number, or “draft”.</summary>
    public string DisplayName => NumberText ?? SupplierNumber ?? "draft";

    /// <summary>The same within a sentence about it, also where it is submitted and has no number yet.</summary>
    public string NameInSentences => NumberText ?? SupplierNumber ?? "this document";

    private void Touch(Actor by, DateTimeOffset now)
    {
        (ModifiedAt, ModifiedBy, ModifiedByName) = (now, by.UserId, by.Name);
        ListDate = IssueDate ?? DateOnly.FromDateTime(CreatedAt.UtcDateTime);
    }
}
