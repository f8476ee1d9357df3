using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Invoices;

internal sealed class TotalsDeltaModel : IEntityTypeConfiguration<TotalsDelta>
{
    public void Configure(EntityTypeBuilder<TotalsDelta> delta) => delta.HasKey(d => new { d.TenantId, d.Id });
}

internal sealed class TotalsBalanceModel : IEntityTypeConfiguration<TotalsBalance>
{
    public void Configure(EntityTypeBuilder<TotalsBalance> balance)
    {
        balance.HasKey(b => new { b.TenantId, b.Measure, b.Direction, b.Currency, b.Day, b.ParticipantId });
        balance.Property(b => b.Currency).UseCollation("C");
    }
}

internal sealed class CustomFieldValueModel : IEntityTypeConfiguration<CustomFieldValue>
{
    public void Configure(EntityTypeBuilder<CustomFieldValue> value)
    {
        value.HasKey(v => new { v.TenantId, v.FieldId, v.Value, v.InvoiceId });
        value.Property(v => v.Value).HasMaxLength(200).UseCollation("C");
        value.HasIndex(v => new { v.TenantId, v.InvoiceId });
        value.HasOne<Invoice>().WithMany().HasForeignKey(v => new { v.TenantId, v.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
