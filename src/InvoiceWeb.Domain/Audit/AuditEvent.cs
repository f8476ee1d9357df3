using System.Text.Json.Nodes;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Audit;

/// <summary>
/// One change: who (by the name they had then), when, what from → to, why. The canonical JSON is the truth and is what is hashed;
/// the columns beside it exist to find it.
/// </summary>
public sealed class AuditEvent : ITenantOwned, IAppendOnly
{
    /// <summary>Names the way the hash is made, so that it can be replaced one day: SHA-256 over the UTF-8 bytes of <see cref="Json"/>.</summary>
    public const string CurrentAlgorithm = "sha256-rfc8785-v1";

    private AuditEvent() { }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string SubjectType { get; private set; } = "";
    public Guid SubjectId { get; private set; }

    /// <summary>1, 2, 3 … within the subject, without a gap.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }
    public Guid ActorId { get; private set; }
    public string ActorName { get; private set; } = "";

    /// <summary>What happened, such as <c>invoice.approved</c>.</summary>
    public string Action { get; private set; } = "";

    public string Algorithm { get; private set; } = CurrentAlgorithm;

    /// <summary>The event itself, byte for byte as hashed.</summary>
    public string Json { get; private set; } = "";

    /// <summary>Lower-case hexadecimal. The JSON names the hash before it, which makes the chain.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Records a change and moves the subject's head forward.</summary>
    public static AuditEvent Record(
        IAudited subject, Actor actor, DateTimeOffset now, string action, IReadOnlyList<AuditChange> changes, string? reason = null)
    {
        var at = Microseconds(now);
        var json = new JsonObject
        {
            ["action"] = action,
            ["actor"] = new JsonObject { ["id"] = actor.UserId.ToString("D"), ["name"] = actor.Name },
            ["at"] = CanonicalJson.Moment(at),
            ["changes"] = new JsonArray([.. changes.Select(change => change.ToJson())]),
            ["previous"] = subject.AuditHead,
            ["reason"] = reason,
            ["sequence"] = subject.AuditSequence + 1,
            ["subject"] = new JsonObject { ["id"] = subject.Id.ToString("D"), ["type"] = subject.AuditType },
            ["tenant"] = subject.TenantId.ToString(),
        };
        var recorded = new AuditEvent
        {
            TenantId = subject.TenantId,
            Id = Guid.CreateVersion7(now),
            SubjectType = subject.AuditType,
            SubjectId = subject.Id,
            Sequence = subject.AuditSequence + 1,
            OccurredAt = at,
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Action = action,
            Json = CanonicalJson.Write(json),
        };
        recorded.Hash = HashOf(recorded.Json);
        subject.Advance(recorded.Sequence, recorded.Hash);
        return recorded;
    }

    /// <summary>What the hash of this JSON must be.</summary>
    public static string HashOf(string json) => CanonicalJson.HashOf(json);

    private static DateTimeOffset Microseconds(DateTimeOffset moment) => new(moment.UtcTicks / 10 * 10, TimeSpan.Zero);
}
