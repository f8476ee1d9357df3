using InvoiceWeb.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Identity;

internal sealed class UserModel : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.Property(u => u.Culture).HasMaxLength(20);
        user.Property(u => u.TimeZone).HasMaxLength(64);
    }
}

internal sealed class MembershipModel : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasKey(m => new { m.UserId, m.Tenant });
        membership.Property(m => m.Tenant).HasColumnName("TenantId");
        membership.HasIndex(m => m.Tenant);
        membership.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SecurityEventModel : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> e)
    {
        e.HasKey(s => s.Id);
        e.HasIndex(s => s.OccurredAt);
        e.HasIndex(s => new { s.TenantId, s.OccurredAt, s.Id });
    }
}

internal sealed class AccessLinkModel : IEntityTypeConfiguration<AccessLink>
{
    public void Configure(EntityTypeBuilder<AccessLink> link)
    {
        link.HasKey(l => l.Id);
        link.Property(l => l.Tenant).HasColumnName("TenantId");
        link.Property(l => l.TokenHash).HasMaxLength(64).UseCollation("C");
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.Tenant, l.CreatedAt });
    }
}

internal sealed class DataProtectionKeyModel : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.HasKey(k => k.Id);
}
