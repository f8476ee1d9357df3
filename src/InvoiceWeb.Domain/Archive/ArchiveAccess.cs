using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Somebody read archived data. Not part of an invoice's history: reading changes nothing.</summary>
public sealed class ArchiveAccess : ITenantOwned, IAppendOnly
{
    private ArchiveAccess() { }

    public ArchiveAccess(Actor by, ArchiveAccessKind kind, Guid? invoice, string detail, DateTimeOffset now)
    {
        (TenantId, Id, Kind, InvoiceId, Detail) = (by.Tenant, Guid.CreateVersion7(now), kind, invoice, detail);
        (At, UserId, UserName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public ArchiveAccessKind Kind { get; private set; }
    public Guid? InvoiceId { get; private set; }

    /// <summary>The number that was opened, or what was searched for.</summary>
    public string Detail { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
    public Guid UserId { get; private set; }
    public string UserName { get; private set; } = "";
}

public enum ArchiveAccessKind : short { Opened = 1, Downloaded = 2, Searched = 3, Exported = 4, Verified = 5, Recalled = 6, Returned = 7 }
