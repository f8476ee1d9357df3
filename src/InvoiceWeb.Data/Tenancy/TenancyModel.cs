using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Tenancy;

internal sealed class TenantModel : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.HasKey(t => t.Id);
        tenant.Property(t => t.Slug).HasMaxLength(40).UseCollation("C");
        tenant.Property(t => t.Name).HasMaxLength(200);
        tenant.HasIndex(t => t.Slug).IsUnique();
    }
}

internal sealed class CompanySettingsModel : IEntityTypeConfiguration<CompanySettings>
{
    public void Configure(EntityTypeBuilder<CompanySettings> settings) => settings.HasKey(s => new { s.TenantId, s.Id });
}

internal sealed class FiscalYearModel : IEntityTypeConfiguration<FiscalYear>
{
    public void Configure(EntityTypeBuilder<FiscalYear> year)
    {
        year.HasKey(y => new { y.TenantId, y.Id });
        year.Property(y => y.From).HasColumnName("FromDate");
        year.Property(y => y.To).HasColumnName("ToDate");
        year.HasIndex(y => new { y.TenantId, y.Year }).IsUnique();
    }
}

internal sealed class CustomFieldModel : IEntityTypeConfiguration<CustomField>
{
    public void Configure(EntityTypeBuilder<CustomField> field)
    {
        field.HasKey(f => new { f.TenantId, f.Id });
        field.Ignore(f => f.Content);
        field.HasIndex(f => new { f.TenantId, f.AppliesTo, f.Key }).IsUnique();
    }
}
