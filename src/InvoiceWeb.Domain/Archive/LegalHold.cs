using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>
/// Nothing that it covers begins to be archived, goes back to the archive or is destroyed until it is lifted. Beats every retention date. What
/// a purge under way has sealed already is moved to its end and held where it then is.
/// </summary>
public sealed class LegalHold : ITenantOwned
{
    private LegalHold() { }

    public LegalHold(LegalHoldTarget target, Guid? record, int? year, string name, string? reason, Actor by, DateTimeOffset now)
    {
        (TenantId, Id, Target, RecordId, Year, Name) = (by.Tenant, Guid.CreateVersion7(now), target, record, year, name);
        Reason = ArchiveRules.RequireReason(reason);
        (PlacedAt, PlacedBy, PlacedByName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public LegalHoldTarget Target { get; private set; }

    /// <summary>The invoice or the participant; null for a year.</summary>
    public Guid? RecordId { get; private set; }
    public int? Year { get; private set; }

    /// <summary>What people call the target: a number, a name, a year.</summary>
    public string Name { get; private set; } = "";

    public string Reason { get; private set; } = "";
    public DateTimeOffset PlacedAt { get; private set; }
    public Guid PlacedBy { get; private set; }
    public string PlacedByName { get; private set; } = "";
    public DateTimeOffset? LiftedAt { get; private set; }
    public string? LiftedByName { get; private set; }
    public string? LiftedReason { get; private set; }
    public int RowVersion { get; private set; } = 1;

    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>archive.hold-over</c></exception>
    public void Lift(string? reason, Actor by, DateTimeOffset now)
    {
        if (LiftedAt is not null) throw ArchiveRules.HoldOver();
        (LiftedAt, LiftedByName, LiftedReason) = (now, by.Name, ArchiveRules.RequireReason(reason));
    }
}

public enum LegalHoldTarget : short { Invoice = 1, Participant = 2, Year = 3 }
