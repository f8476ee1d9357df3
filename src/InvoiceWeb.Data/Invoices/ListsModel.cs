using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Invoices;

internal sealed class OfferedVatRateModel : IEntityTypeConfiguration<OfferedVatRate>
{
    public void Configure(EntityTypeBuilder<OfferedVatRate> rate)
    {
        rate.HasKey(r => new { r.TenantId, r.Id });
        rate.Property(r => r.Rate).HasPrecision(9, 4);
        rate.Ignore(r => r.Content);
    }
}

internal sealed class LedgerCodeModel : IEntityTypeConfiguration<LedgerCode>
{
    public void Configure(EntityTypeBuilder<LedgerCode> code)
    {
        code.HasKey(c => new { c.TenantId, c.Id });
        code.Property(c => c.Code).UseCollation("C");
        code.HasIndex(c => new { c.TenantId, c.Kind, c.Code }).IsUnique();
    }
}
