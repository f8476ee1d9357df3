using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Invoices;

internal sealed class NumberSeriesModel : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series) => series.HasKey(s => new { s.TenantId, s.Id });
}

internal sealed class NumberCounterModel : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> counter)
    {
        counter.HasKey(c => new { c.TenantId, c.Id });
        counter.HasIndex(c => new { c.TenantId, c.SeriesId, c.Year }).IsUnique();
        // Room on the page for the next versions of the row: no index entry changes when a number is taken.
        counter.HasAnnotation("Npgsql:StorageParameter:fillfactor", 50);
    }
}

internal sealed class ExchangeRateModel : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.HasKey(r => new { r.TenantId, r.Id });
        rate.Property(r => r.Rate).HasPrecision(19, 8);
        rate.Property(r => r.Currency).UseCollation("C");
        rate.HasIndex(r => new { r.TenantId, r.Currency, r.ValidFrom }).IsUnique();
    }
}
