using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Documents;

/// <summary>The PDF of an issued document, rendered when first asked for and the same bytes ever after.</summary>
public sealed class Rendition : ITenantOwned, IAppendOnly
{
    private Rendition() { }

    public Rendition(Invoice invoice, RenditionKind kind, Guid fileId) =>
        (TenantId, InvoiceId, Kind, FileId) = (invoice.TenantId, invoice.Id, kind, fileId);

    public TenantId TenantId { get; private set; }
    public Guid InvoiceId { get; private set; }
    public RenditionKind Kind { get; private set; }
    public Guid FileId { get; private set; }
}

public enum RenditionKind : short
{
    /// <summary>As issued.</summary>
    Issued = 1,
    /// <summary>As issued, with the mark that it is void.</summary>
    Void = 2,
}
