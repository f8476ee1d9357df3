using InvoiceWeb.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Audit;

internal sealed class AuditEventModel : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> e)
    {
        e.HasKey(a => new { a.TenantId, a.Id });
        // text, not jsonb: jsonb would reorder and respell what is hashed.
        e.Property(a => a.Json).HasColumnType("text");
        e.HasIndex(a => new { a.TenantId, a.SubjectId, a.Sequence }).IsUnique();
    }
}
