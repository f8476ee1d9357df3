using System.Reflection;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Documents in which every mapped property has some value, whatever a real one would have; and their comparison.</summary>
internal static class Filled
{
    private static readonly IModel Model = TheModel();
    private static readonly string[] Texts = ["", "a", "Café „Morgenrot“", "line\nend\r\ttab", "\"quoted\\\"", "{\"not\": json", "日本語 😀", " \u2028 ", "x\u0001y"];
    private static readonly string[] Jsons = ["{}", "{\"a\": 1, \"unknown_key\": {\"deep\": [1, \"x\"]}}", "{\"z\":\"\\u00e9\",\"a\": \"é\"}", "{\n  \"pretty\": true\n}"];

    public static IReadOnlyList<IProperty> Properties(Type type) => [.. Model.FindEntityType(type)!.GetProperties()];

    private static IModel TheModel()
    {
        using var db = new DesignTimeFactory().CreateDbContext([]);
        return db.Model;
    }

    /// <summary>An invoice with rows in every list; the chain is a real one.</summary>
    public static ArchivedInvoice Document(int seed)
    {
        var random = new System.Random(seed);
        var tenant = new TenantId(Id(random));
        var invoice = Of<Invoice>(random, tenant);
        Set(invoice, nameof(Invoice.AuditSequence), 0);
        Set(invoice, nameof(Invoice.AuditHead), null);
        var actor = new Actor(tenant, Id(random), Text(random) + "n", new HashSet<Permission>());
        var events = Enumerable.Range(0, random.Next(4)).Select(i => AuditEvent.Record(
            invoice, actor, Since1970(random), $"invoice.act-{i}", i == 0 ? [] : [AuditChange.Of("field", Text(random), null)], i == 1 ? Text(random) : null)).ToList();
        Rows(invoice, "_lines", Many<InvoiceLine>(random, tenant, invoice));
        Rows(invoice, "_allowancesCharges", Many<AllowanceCharge>(random, tenant, invoice));
        return new(
            invoice, Many<ApprovalStep>(random, tenant, invoice), events, Many<PaymentAllocation>(random, tenant, invoice),
            [new SettledBy { Amount = Number(random), Currency = "EUR", Method = PaymentMethod.Card, PaidOn = Day(random), Reference = Text(random), PaymentId = Id(random), DocumentId = Id(random), DocumentNumber = Text(random) }],
            Many<InvoiceAttachment>(random, tenant, invoice), Many<Rendition>(random, tenant, invoice), Many<StoredFile>(random, tenant, invoice))
        {
            CustomFields = Many<CustomFieldValue>(random, tenant, invoice),
        };
    }

    /// <summary>Every mapped property of both, by name; lists in their order.</summary>
    public static void AssertSame(ArchivedInvoice expected, ArchivedInvoice actual)
    {
        Same([expected.Invoice], [actual.Invoice]);
        Same([.. expected.Invoice.Lines.OrderBy(l => l.Id)], [.. actual.Invoice.Lines.OrderBy(l => l.Id)]);
        Same([.. expected.Invoice.AllowancesCharges.OrderBy(l => l.Id)], [.. actual.Invoice.AllowancesCharges.OrderBy(l => l.Id)]);
        Same(expected.Steps, actual.Steps);
        Same(expected.Events, actual.Events, nameof(AuditEvent.Id));
        Same(expected.Allocations, actual.Allocations);
        Same(expected.Attachments, actual.Attachments);
        Same(expected.Renditions, actual.Renditions);
        Same(expected.Files, actual.Files);
        Same(expected.CustomFields, actual.CustomFields);
        Assert.Equal(expected.Settlements, actual.Settlements);
    }

    private static void Same<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, params string[] but) where T : class
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var property in Properties(typeof(T)).Where(p => !but.Contains(p.Name)))
            for (var i = 0; i < expected.Count; i++)
            {
                var (one, other) = (property.PropertyInfo!.GetValue(expected[i]), property.PropertyInfo.GetValue(actual[i]));
                var same = one is List<Guid> list ? list.SequenceEqual((List<Guid>)other!) : Equals(one, other);
                Assert.True(same, $"{typeof(T).Name}.{property.Name}: “{one}” came back as “{other}”");
            }
    }

    private static List<T> Many<T>(System.Random random, TenantId tenant, Invoice invoice) where T : class
    {
        var rows = Enumerable.Range(0, random.Next(3)).Select(_ => Of<T>(random, tenant)).ToList();
        // Some rows belong to the invoice, as all real ones do but allocations of a credit note.
        foreach (var row in rows.Where(_ => random.Next(3) > 0 && typeof(T).GetProperty("InvoiceId") is not null)) Set(row, "InvoiceId", invoice.Id);
        return rows;
    }

    private static T Of<T>(System.Random random, TenantId tenant) where T : class
    {
        var entity = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is null
            ? (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T)) : (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        foreach (var property in Properties(typeof(T)))
        {
            if (property.ClrType == typeof(TenantId)) { Set(entity, property.Name, tenant); continue; }
            if (property.IsNullable && random.Next(4) == 0) continue;
            Set(entity, property.Name, Value(random, property));
        }
        return entity;
    }

    private static object Value(System.Random random, IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (property.Name is "Metadata") return Jsons[random.Next(Jsons.Length)];
        if (property.Name is "Snapshot") return random.Next(3) == 0 ? Text(random) : Jsons[random.Next(Jsons.Length)];
        if (property.Name is "Currency") return random.Next(2) == 0 ? "EUR" : "JPY";
        if (type == typeof(string)) return Text(random);
        if (type == typeof(Guid)) return Id(random);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return random.Next(5) == 0 ? 0 : random.Next(-5, int.MaxValue);
        if (type == typeof(long)) return random.Next(5) == 0 ? 0L : random.NextInt64(long.MinValue / 2, long.MaxValue);
        if (type == typeof(decimal)) return Number(random);
        if (type == typeof(DateOnly)) return Day(random);
        if (type == typeof(DateTimeOffset)) return Moment(random);
        if (type == typeof(List<Guid>)) return Enumerable.Range(0, random.Next(3)).Select(_ => Id(random)).ToList();
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!;
        throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name} has a type that no document knows yet.");
    }

    private static void Set(object entity, string property, object? value) => entity.GetType().GetProperty(property)!.GetSetMethod(nonPublic: true)!.Invoke(entity, [value]);

    private static void Rows<T>(Invoice invoice, string field, List<T> rows) =>
        ((List<T>)typeof(Invoice).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(invoice)!).AddRange(rows);

    private static string Text(System.Random random) => Texts[random.Next(Texts.Length)];

    private static decimal Number(System.Random random) => random.Next(5) == 0 ? 0 : new decimal(random.Next(), random.Next(1000), 0, random.Next(2) == 0, (byte)random.Next(8));

    private static DateOnly Day(System.Random random) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));

    private static DateTimeOffset Moment(System.Random random) => new(random.NextInt64(DateTimeOffset.MaxValue.Ticks / 10) * 10, TimeSpan.Zero);

    /// <summary>Ids of events carry their time, which begins in 1970.</summary>
    private static DateTimeOffset Since1970(System.Random random) => DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 36_500 / 10) * 10);

    private static Guid Id(System.Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
