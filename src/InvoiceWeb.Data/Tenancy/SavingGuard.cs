using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>Looks at every change before it is sent.</summary>
internal static class SavingGuard
{
    /// <summary>Refuses rows of another tenant, refuses changes to append-only rows, and counts row versions up.</summary>
    public static void BeforeSaving(this InvoiceDbContext db, TenantId? tenant)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is ITenantOwned owned && owned.TenantId != tenant)
                throw new InvalidOperationException($"A {entry.Metadata.ShortName()} of tenant {owned.TenantId} must not be written while {tenant?.ToString() ?? "no tenant"} is set.");
            if (entry.Entity is IAppendOnly && entry.State is not EntityState.Added)
                throw new InvalidOperationException($"A {entry.Metadata.ShortName()} is written once and never changed.");
            if (entry.State is EntityState.Modified && entry.Metadata.FindProperty(ModelConventions.RowVersion) is not null)
            {
                var version = entry.Property(ModelConventions.RowVersion);
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }
    }
}
