using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A file that belongs to an invoice: the supplier's document, a delivery note.</summary>
public sealed class InvoiceAttachment : ITenantOwned
{
    private InvoiceAttachment() { }

    public InvoiceAttachment(Invoice invoice, Guid fileId, int position) =>
        (TenantId, Id, InvoiceId, FileId, Position) = (invoice.TenantId, Guid.CreateVersion7(), invoice.Id, fileId, position);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid InvoiceId { get; private set; }
    public Guid FileId { get; private set; }
    public int Position { get; private set; }
}
