using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity;

/// <summary>
/// A link that lets somebody in who holds it: an invitation, or the way to a new password. Only the hash of its secret is kept.
/// Not tenant-owned on purpose: it is read by strangers, before any tenant is known.
/// </summary>
public sealed class AccessLink
{
    /// <summary>Invitations that may be open in one tenant.</summary>
    public const int MostOpen = 100;

    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan PasswordLinkLasts = TimeSpan.FromDays(1);

    private AccessLink() { }

    private AccessLink(AccessLinkKind kind, string tokenHash, Actor by, DateTimeOffset now, TimeSpan lasts)
    {
        (Id, Kind, TokenHash, Tenant) = (Guid.CreateVersion7(now), kind, tokenHash, by.Tenant);
        (CreatedAt, CreatedBy, CreatedByName, ExpiresAt) = (now, by.UserId, by.Name, now + lasts);
    }

    public Guid Id { get; private set; }
    public AccessLinkKind Kind { get; private set; }
    public string TokenHash { get; private set; } = "";
    public TenantId Tenant { get; private set; }

    /// <summary>Whom an invitation is for. Whoever takes it up is known by this address from then on.</summary>
    public string? Email { get; private set; }

    /// <summary>What an invitation gives.</summary>
    public Roles Roles { get; private set; }

    /// <summary>Whose password may be set.</summary>
    public Guid? UserId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }
    public string CreatedByName { get; private set; } = "";
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public static AccessLink Invitation(string tokenHash, string email, Roles roles, Actor by, DateTimeOffset now) =>
        new(AccessLinkKind.Invitation, tokenHash, by, now, InvitationLasts) { Email = email, Roles = RolePermissions.Require(roles) };

    public static AccessLink NewPassword(string tokenHash, Guid userId, Actor by, DateTimeOffset now) =>
        new(AccessLinkKind.NewPassword, tokenHash, by, now, PasswordLinkLasts) { UserId = userId };

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    /// <exception cref="RuleBrokenException"><c>link.used</c>, <c>link.revoked</c>, <c>link.expired</c></exception>
    public void RequireOpen(DateTimeOffset now)
    {
        if (UsedAt is not null) throw LinkRules.Used(Kind);
        if (RevokedAt is not null) throw LinkRules.Revoked(Kind);
        if (now >= ExpiresAt) throw LinkRules.Expired(Kind);
    }

    /// <inheritdoc cref="RequireOpen"/>
    public void Use(DateTimeOffset now)
    {
        RequireOpen(now);
        UsedAt = now;
    }

    /// <inheritdoc cref="RequireOpen"/>
    public void Revoke(DateTimeOffset now)
    {
        RequireOpen(now);
        RevokedAt = now;
    }
}

public enum AccessLinkKind : short { Invitation = 1, NewPassword = 2 }
