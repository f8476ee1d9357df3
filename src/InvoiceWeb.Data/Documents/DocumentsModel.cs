using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Documents;

internal sealed class RenditionModel : IEntityTypeConfiguration<Rendition>
{
    public void Configure(EntityTypeBuilder<Rendition> rendition)
    {
        // The key makes the first writer win: nobody can store a second PDF of the same document.
        rendition.HasKey(r => new { r.TenantId, r.InvoiceId, r.Kind });
        rendition.HasOne<Invoice>().WithMany().HasForeignKey(r => new { r.TenantId, r.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
