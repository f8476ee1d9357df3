using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// What one person has typed on one invoice and not saved yet, sent by the browser while typing. Not an event and not the
/// invoice: a net below both. Saving removes it.
/// </summary>
public sealed class DraftJournal : ITenantOwned
{
    private DraftJournal() { }

    public DraftJournal(TenantId tenant, Guid invoiceId, Guid userId) => (TenantId, InvoiceId, UserId) = (tenant, invoiceId, userId);

    public TenantId TenantId { get; private set; }

    /// <summary>The invoice, which may not exist yet.</summary>
    public Guid InvoiceId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The form as JSON.</summary>
    public string Content { get; private set; } = "{}";

    /// <summary>The row version that the typing began from; null for an invoice that was never saved.</summary>
    public int? BaseVersion { get; private set; }

    /// <summary>Counts the browser's messages: one that was overtaken must not undo a newer one.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset TypedAt { get; private set; }
}
