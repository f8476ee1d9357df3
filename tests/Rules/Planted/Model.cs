using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Tests.Rules;

/// <summary>A model in which every table but the first breaks one rule.</summary>
public sealed class PlantedDbContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere.invalid;Database=none");

    protected override void OnModelCreating(ModelBuilder model)
    {
        Right<PlantedRight>(model);
        Right<PlantedNull>(model);
        model.Entity<PlantedNull>().HasOne<PlantedRight>().WithMany().HasForeignKey(p => new { p.TenantId, p.Other }).OnDelete(DeleteBehavior.SetNull);
        Right<PlantedAcross>(model);
        model.Entity<PlantedAcross>().HasIndex(p => new { p.TenantId, p.Other });
        model.Entity<PlantedAcross>().HasOne<PlantedHost>().WithMany().HasForeignKey(p => new { p.TenantId, p.Other }).OnDelete(DeleteBehavior.Restrict);
        Right<PlantedIndex>(model);
        model.Entity<PlantedIndex>().HasIndex(p => p.Other);
        Right<PlantedCounter>(model);
        model.Entity<PlantedCounter>().Property(p => p.Number).UseIdentityByDefaultColumn();
        Right<PlantedUnfiltered>(model);
        model.Entity<PlantedUnfiltered>().HasQueryFilter(TenantFilter.Name, null).HasQueryFilter("Deleted", p => p.Other != Guid.Empty);
        Right<PlantedKey>(model);
        model.Entity<PlantedKey>().HasKey(p => new { p.Id, p.TenantId });
        Right<PlantedKeyless>(model);
        model.Entity<PlantedKeyless>().HasIndex(p => new { p.TenantId, p.Other });
        model.Entity<PlantedKeyless>().HasOne<PlantedKey>().WithMany().HasForeignKey(p => new { p.Other, p.TenantId }).OnDelete(DeleteBehavior.Restrict);
        model.Entity<PlantedHost>().HasKey(p => new { p.TenantId, p.Id });
        model.Entity<PlantedHost>().Property(p => p.TenantId).HasConversion(id => id.Value, id => new TenantId(id)).ValueGeneratedNever();
    }

    private static void Right<T>(ModelBuilder model) where T : PlantedRow
    {
        model.Entity<T>().HasKey(p => new { p.TenantId, p.Id });
        model.Entity<T>().Property(p => p.TenantId).HasConversion(id => id.Value, id => new TenantId(id)).ValueGeneratedNever();
        model.Entity<T>().Property(p => p.Id).ValueGeneratedNever();
        model.Entity<T>().HasQueryFilter(TenantFilter.Name, p => p.TenantId == default);
    }
}

public abstract class PlantedRow : ITenantOwned
{
    public TenantId TenantId { get; set; }
    public Guid Id { get; set; }
    public Guid Other { get; set; }
    public int Number { get; set; }
}

public sealed class PlantedRight : PlantedRow;
public sealed class PlantedNull : PlantedRow;
public sealed class PlantedAcross : PlantedRow;
public sealed class PlantedIndex : PlantedRow;
public sealed class PlantedCounter : PlantedRow;
public sealed class PlantedUnfiltered : PlantedRow;
public sealed class PlantedKey : PlantedRow;
public sealed class PlantedKeyless : PlantedRow;
public sealed class PlantedNowhere : PlantedRow;

public sealed class PlantedHost
{
    public TenantId TenantId { get; set; }
    public Guid Id { get; set; }
}
