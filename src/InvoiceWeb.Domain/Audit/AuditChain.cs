using System.Text.Json;

namespace InvoiceWeb.Audit;

/// <summary>Proves that a record's history is complete and unchanged.</summary>
public static class AuditChain
{
    /// <summary>Checks every hash, every link, the numbering and the head that the record carries.</summary>
    /// <param name="events">All events of one subject, oldest first.</param>
    public static AuditVerdict Verify(IReadOnlyList<AuditEvent> events, int headSequence, string? head)
    {
        string? previous = null;
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.Sequence != i + 1) return AuditVerdict.Broken(i + 1, "An event is missing or out of order.");
            if (e.Algorithm != AuditEvent.CurrentAlgorithm) return AuditVerdict.Broken(e.Sequence, "The event's algorithm is unknown to this version.");
            if (AuditEvent.HashOf(e.Json) != e.Hash) return AuditVerdict.Broken(e.Sequence, "The event's text does not match its hash.");
            if (!Matches(e, previous)) return AuditVerdict.Broken(e.Sequence, "The event does not continue the one before it.");
            previous = e.Hash;
        }
        if (headSequence != events.Count || head != previous)
            return AuditVerdict.Broken(events.Count, "The record's own head does not match the newest event.");
        return AuditVerdict.Intact(events.Count);
    }

    /// <summary>The columns beside the JSON are only finders; where they disagree with it, somebody has touched them.</summary>
    private static bool Matches(AuditEvent e, string? previous)
    {
        try
        {
            using var json = JsonDocument.Parse(e.Json);
            return Matches(json.RootElement, e, previous);
        }
        catch (Exception notAnEvent) when (notAnEvent is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool Matches(JsonElement root, AuditEvent e, string? previous) =>
        root.GetProperty("previous").GetString() == previous
            && root.GetProperty("sequence").GetInt32() == e.Sequence
            && root.GetProperty("action").GetString() == e.Action
            && root.GetProperty("at").GetString() == CanonicalJson.Moment(e.OccurredAt)
            && root.GetProperty("actor").GetProperty("id").GetString() == e.ActorId.ToString("D")
            && root.GetProperty("actor").GetProperty("name").GetString() == e.ActorName
            && root.GetProperty("subject").GetProperty("id").GetString() == e.SubjectId.ToString("D")
            && root.GetProperty("subject").GetProperty("type").GetString() == e.SubjectType
            && root.GetProperty("tenant").GetString() == e.TenantId.ToString();
}

/// <summary>The outcome of a verification.</summary>
/// <param name="Events">How many events were found.</param>
/// <param name="BrokenAt">Sequence of the first event that does not hold; null when all do.</param>
public sealed record AuditVerdict(int Events, int? BrokenAt, string? Problem)
{
    public bool IsIntact => BrokenAt is null;
    public static AuditVerdict Intact(int events) => new(events, null, null);
    public static AuditVerdict Broken(int at, string problem) => new(at, at, problem);
}
