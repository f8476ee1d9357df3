using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity;

/// <summary>Sign-ins, lock-outs, changes of password, second factor and roles. Append-only, local to the coordinator.</summary>
public sealed class SecurityEvent : IAppendOnly
{
    private SecurityEvent() { }

    public SecurityEvent(DateTimeOffset at, string kind, Guid? userId, Guid? tenantId, string? detail, string? address) =>
        (Id, OccurredAt, Kind, UserId, TenantId, Detail, Address) = (Guid.CreateVersion7(at), at, kind, userId, tenantId, detail, address);

    public Guid Id { get; private set; }
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>What happened, such as <c>sign-in.failed</c>.</summary>
    public string Kind { get; private set; } = "";
    public Guid? UserId { get; private set; }
    public Guid? TenantId { get; private set; }
    public string? Detail { get; private set; }

    /// <summary>The person whom it concerns, by the name or address they had then.</summary>
    public string? UserName { get; init; }

    /// <summary>Who did it, where that is somebody else; by the name they had then.</summary>
    public Guid? ActorId { get; init; }

    /// <inheritdoc cref="ActorId"/>
    public string? ActorName { get; init; }

    /// <summary>The network address the request came from.</summary>
    public string? Address { get; private set; }
}
