using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// A history without what follows from it: hashes, links, numbering, subject and tenant are made again when it is read, and must
/// end in the hash that stands on the invoice.
/// </summary>
internal static class AuditTrail
{
    private static readonly EntityPlan Events = EntityPlan.OfTable<AuditEvent>();
    private static readonly Dictionary<string, Member> Columns = Events.Members.ToDictionary(m => m.Property, StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The history does not hold.</exception>
    public static void Require(Invoice invoice, IReadOnlyList<AuditEvent> events)
    {
        var verdict = AuditChain.Verify(events, invoice.AuditSequence, invoice.AuditHead);
        if (!verdict.IsIntact) throw new InvalidDataException($"The history of invoice {invoice.Id} does not hold at event {verdict.BrokenAt}: {verdict.Problem}");
    }

    public static void Write(StringBuilder line, IReadOnlyList<AuditEvent> events)
    {
        line.Append('[');
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0) line.Append(',');
            WriteEvent(line, events[i], i == 0 ? null : events[i - 1].Hash);
        }
        line.Append(']');
    }

    private static void WriteEvent(StringBuilder line, AuditEvent e, string? previous)
    {
        using var json = JsonDocument.Parse(e.Json);
        var text = new StringBuilder(e.Json.Length);
        if (e.Algorithm != AuditEvent.CurrentAlgorithm || !TryRebuild(text, json.RootElement, e, previous) || !text.Equals(e.Json))
        {
            // Of another make: kept whole, so that its bytes and its hash survive.
            line.Append("{\"algorithm\":");
            CanonicalJson.AppendString(line, e.Algorithm);
            line.Append(",\"text\":");
            CanonicalJson.AppendString(line, e.Json);
            line.Append('}');
            return;
        }
        var root = json.RootElement;
        line.Append("{\"action\":").Append(root.GetProperty("action").GetRawText()).Append(",\"actor\":").Append(root.GetProperty("actor").GetRawText())
            .Append(",\"at\":").Append(root.GetProperty("at").GetRawText());
        if (root.GetProperty("changes") is var changes && changes.GetArrayLength() > 0) line.Append(",\"changes\":").Append(changes.GetRawText());
        if (root.GetProperty("reason") is { ValueKind: JsonValueKind.String } reason) line.Append(",\"reason\":").Append(reason.GetRawText());
        line.Append('}');
    }

    private static bool TryRebuild(StringBuilder text, JsonElement json, AuditEvent e, string? previous)
    {
        string[] members = ["action", "actor", "at", "changes", "previous", "reason", "sequence", "subject", "tenant"];
        if (!members.All(m => json.TryGetProperty(m, out _))) return false;
        Rebuild(text, json, previous, e.Sequence, e.SubjectId, e.SubjectType, e.TenantId);
        return true;
    }

    /// <summary>The canonical JSON of an event, from the parts that are kept.</summary>
    private static void Rebuild(StringBuilder text, JsonElement kept, string? previous, int sequence, Guid subject, string subjectType, TenantId tenant) => text
        .Append("{\"action\":").Append(kept.GetProperty("action").GetRawText())
        .Append(",\"actor\":").Append(kept.GetProperty("actor").GetRawText())
        .Append(",\"at\":").Append(kept.GetProperty("at").GetRawText())
        .Append(",\"changes\":").Append(kept.TryGetProperty("changes", out var changes) ? changes.GetRawText() : "[]")
        .Append(",\"previous\":").Append(previous is null ? "null" : $"\"{previous}\"")
        .Append(",\"reason\":").Append(kept.TryGetProperty("reason", out var reason) ? reason.GetRawText() : "null")
        .Append(CultureInfo.InvariantCulture, $",\"sequence\":{sequence},\"subject\":{{\"id\":\"{subject:D}\",\"type\":\"{subjectType}\"}},\"tenant\":\"{tenant}\"}}");

    /// <exception cref="InvalidDataException">The chain does not end in the invoice's own head.</exception>
    public static IReadOnlyList<AuditEvent> Read(JsonElement json, Invoice invoice)
    {
        var events = new List<AuditEvent>(json.GetArrayLength());
        string? previous = null;
        foreach (var kept in json.EnumerateArray())
        {
            var e = ReadEvent(kept, invoice, previous, events.Count + 1);
            previous = e.Hash;
            events.Add(e);
        }
        if (previous != invoice.AuditHead) throw new InvalidDataException($"The history of invoice {invoice.Id} does not end in the hash that stands on it.");
        return events;
    }

    private static AuditEvent ReadEvent(JsonElement kept, Invoice invoice, string? previous, int sequence)
    {
        string text;
        var algorithm = AuditEvent.CurrentAlgorithm;
        if (kept.TryGetProperty("text", out var whole)) (text, algorithm) = (whole.GetString()!, kept.GetProperty("algorithm").GetString()!);
        else
        {
            var rebuilt = new StringBuilder(512);
            Rebuild(rebuilt, kept, previous, sequence, invoice.Id, ((IAudited)invoice).AuditType, invoice.TenantId);
            text = rebuilt.ToString();
        }
        using var json = JsonDocument.Parse(text);
        var (root, actor) = (json.RootElement, json.RootElement.GetProperty("actor"));
        var at = (DateTimeOffset)JsonValues.Read(root.GetProperty("at"), typeof(DateTimeOffset))!;
        var e = (AuditEvent)Activator.CreateInstance(typeof(AuditEvent), nonPublic: true)!;
        TenantColumn.Set(e, invoice.TenantId);
        Set(e, nameof(AuditEvent.Id), IdOf(invoice.Id, sequence, at));
        Set(e, nameof(AuditEvent.SubjectType), root.GetProperty("subject").GetProperty("type").GetString());
        Set(e, nameof(AuditEvent.SubjectId), invoice.Id);
        Set(e, nameof(AuditEvent.Sequence), sequence);
        Set(e, nameof(AuditEvent.OccurredAt), at);
        Set(e, nameof(AuditEvent.ActorId), actor.GetProperty("id").GetGuid());
        Set(e, nameof(AuditEvent.ActorName), actor.GetProperty("name").GetString());
        Set(e, nameof(AuditEvent.Action), root.GetProperty("action").GetString());
        Set(e, nameof(AuditEvent.Algorithm), algorithm);
        Set(e, nameof(AuditEvent.Json), text);
        Set(e, nameof(AuditEvent.Hash), AuditEvent.HashOf(text));
        return e;
    }

    private static void Set(AuditEvent e, string property, object? value) => Columns[property].Set(e, value);

    /// <summary>Events come back under ids of their own, the same ones each time: in time order, then by what they belong to.</summary>
    private static Guid IdOf(Guid invoice, int sequence, DateTimeOffset at)
    {
        Span<byte> seed = stackalloc byte[20];
        invoice.TryWriteBytes(seed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], sequence);
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(seed, id);
        BinaryPrimitives.WriteInt64BigEndian(id[16..], at.ToUnixTimeMilliseconds());
        id[18..24].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id[..16], bigEndian: true);
    }
}

/// <summary>The tenant stands in the header once and is set on every entity that is read.</summary>
internal static class TenantColumn
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Member> Setters = [];

    public static void Set(ITenantOwned entity, TenantId tenant) =>
        Setters.GetOrAdd(entity.GetType(), type => Member.Of("tenant_id", type.GetProperty(nameof(ITenantOwned.TenantId))!, (_, _) => null)).Set(entity, tenant);
}
