using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using InvoiceWeb.Approvals;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// One invoice as one line of canonical JSON and back (docs/archive-format.md): members in the order of their names, no white space,
/// what is null, zero, false or empty left out.
/// </summary>
public static class DocumentJson
{
    private const string EventsName = "events";
    private static readonly EntityPlan Head = EntityPlan.OfTable<Invoice>();

    private static readonly Part[] Parts =
    [
        new("allowances_charges", EntityPlan.OfTable<AllowanceCharge>(), d => d.Invoice.AllowancesCharges),
        new("approval_steps", EntityPlan.OfTable<ApprovalStep>(), d => d.Steps),
        new("attachments", EntityPlan.OfTable<InvoiceAttachment>(), d => d.Attachments),
        new("custom_field_values", EntityPlan.OfTable<CustomFieldValue>(), d => d.CustomFields),
        new("files", EntityPlan.OfTable<StoredFile>(), d => d.Files),
        new("lines", EntityPlan.OfTable<InvoiceLine>(), d => d.Invoice.Lines),
        new("payment_allocations", EntityPlan.OfTable<PaymentAllocation>(), d => d.Allocations),
        new("renditions", EntityPlan.OfTable<Rendition>(), d => d.Renditions),
        new("settled_by", EntityPlan.OfRecord<SettledBy>(), d => d.Settlements),
    ];

    private static readonly Dictionary<string, Part> ByName = Parts.ToDictionary(p => p.Name, StringComparer.Ordinal);
    private static readonly string[] Lists = [.. Parts.Select(p => p.Name).Append(EventsName).Order(StringComparer.Ordinal)];
    private static readonly FieldInfo LinesField = Field("_lines");
    private static readonly FieldInfo AllowancesChargesField = Field("_allowancesCharges");

    /// <summary>What is not in a line, and why: a test compares it with the model.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["*.tenant_id"] = "stands in the header once",
        ["audit_events.id"] = "nothing points to it; made again from invoice and sequence",
        ["audit_events.hash"] = "recomputed; the last one stands on the invoice as audit_head",
        ["audit_events.sequence"] = "is the place in the list",
        ["audit_events.subject_id"] = "is the invoice",
        ["audit_events.subject_type"] = "is always invoice",
        ["audit_events.json"] = "rebuilt from action, actor, at, changes and reason, byte for byte",
        ["audit_events.occurred_at"] = "stands in the event as at",
        ["audit_events.actor_id"] = "stands in the event as actor.id",
        ["audit_events.actor_name"] = "stands in the event as actor.name",
    };

    /// <summary>Every member that can be written, as “lines.net_amount”: each is described in the data dictionary.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        .. Head.Members.Select(m => m.Name), .. Lists, .. Parts.SelectMany(p => p.Plan.Members.Select(m => $"{p.Name}.{m.Name}")),
        "events.action", "events.actor", "events.at", "events.changes", "events.reason", "events.algorithm", "events.text",
    ];

    public static string Header(ArchiveHeader header) =>
        $$"""{"format":"{{ArchiveFormat.Name}}","segment":"{{header.Segment:D}}","tenant":"{{header.Tenant}}","version":{{header.Version}},"year":{{header.Year}}}""";

    /// <exception cref="InvalidDataException">Not a header, or of a version that is newer than this program.</exception>
    public static ArchiveHeader ReadHeader(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.GetProperty("format").GetString() != ArchiveFormat.Name) throw new InvalidDataException("The first line is not the header of an InvoiceWeb archive.");
            var header = new ArchiveHeader(root.GetProperty("version").GetInt32(), new(root.GetProperty("tenant").GetGuid()), root.GetProperty("year").GetInt32(), root.GetProperty("segment").GetGuid());
            return header.Version <= ArchiveFormat.Version ? header
                : throw new InvalidDataException($"The object has format version {header.Version}; this program reads up to {ArchiveFormat.Version}.");
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("The first line is not the header of an InvoiceWeb archive.", problem);
        }
    }

    /// <exception cref="InvalidDataException">Its history does not hold.</exception>
    public static void Write(StringBuilder line, ArchivedInvoice document)
    {
        AuditTrail.Require(document.Invoice, document.Events);
        var context = new LineContext(document.Invoice.TenantId, document.Invoice, 0, document.Events.Count);
        var next = 0;
        line.Append('{');
        var any = Head.WriteMembers(line, document.Invoice, context, name =>
        {
            var wrote = false;
            for (; next < Lists.Length && string.CompareOrdinal(Lists[next], name) < 0; next++) wrote |= WriteList(line, document, Lists[next], context);
            return wrote;
        });
        for (; next < Lists.Length; next++) any |= WriteList(line, document, Lists[next], context);
        line.Append(any ? "}" : throw new InvalidOperationException("An invoice has no members."));
    }

    private static bool WriteList(StringBuilder line, ArchivedInvoice document, string name, LineContext context)
    {
        var rows = name == EventsName ? document.Events : ByName[name].Of(document);
        var position = 0;
        foreach (var row in rows)
        {
            if (position == 0)
            {
                if (line[^1] != '{') line.Append(',');
                JsonValues.WriteName(line, name);
                if (name == EventsName)
                {
                    AuditTrail.Write(line, document.Events);
                    return true;
                }
            }
            line.Append(position++ == 0 ? '[' : ',');
            ByName[name].Plan.Write(line, row, context with { Position = position });
        }
        if (position == 0) return false;
        line.Append(']');
        return true;
    }

    /// <exception cref="InvalidDataException">Not a line of this format, or its history does not hold.</exception>
    public static ArchivedInvoice Read(string line, TenantId tenant)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement, tenant);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"A line cannot be read: {problem.Message}", problem);
        }
    }

    private static ArchivedInvoice Read(JsonElement json, TenantId tenant)
    {
        var events = json.TryGetProperty(EventsName, out var kept) ? kept.GetArrayLength() : 0;
        var invoice = (Invoice)Head.Read(json, new(tenant, null, 0, events), name => name == EventsName || ByName.ContainsKey(name));
        TenantColumn.Set(invoice, tenant);
        var context = new LineContext(tenant, invoice, 0, events);
        ((List<InvoiceLine>)LinesField.GetValue(invoice)!).AddRange(Rows<InvoiceLine>(json, "lines", context));
        ((List<AllowanceCharge>)AllowancesChargesField.GetValue(invoice)!).AddRange(Rows<AllowanceCharge>(json, "allowances_charges", context));
        return new(
            invoice, Rows<ApprovalStep>(json, "approval_steps", context), events == 0 ? [] : AuditTrail.Read(kept, invoice),
            Rows<PaymentAllocation>(json, "payment_allocations", context), Rows<SettledBy>(json, "settled_by", context),
            Rows<InvoiceAttachment>(json, "attachments", context), Rows<Rendition>(json, "renditions", context), Rows<StoredFile>(json, "files", context))
        {
            CustomFields = Rows<CustomFieldValue>(json, "custom_field_values", context),
        };
    }

    private static List<T> Rows<T>(JsonElement json, string name, LineContext context) where T : class
    {
        if (!json.TryGetProperty(name, out var rows)) return [];
        var read = new List<T>(rows.GetArrayLength());
        foreach (var row in rows.EnumerateArray())
        {
            var entity = (T)ByName[name].Plan.Read(row, context with { Position = read.Count + 1 });
            if (entity is ITenantOwned owned) TenantColumn.Set(owned, context.Tenant);
            read.Add(entity);
        }
        return read;
    }

    private static FieldInfo Field(string name) => typeof(Invoice).GetField(name, BindingFlags.NonPublic | BindingFlags.Instance) ?? throw new InvalidOperationException($"Invoice has no {name}.");

    private sealed record Part(string Name, EntityPlan Plan, Func<ArchivedInvoice, IEnumerable> Of);
}
