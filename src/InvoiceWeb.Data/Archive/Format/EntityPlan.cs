using System.Text;
using System.Text.Json;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InvoiceWeb.Data.Archive;

/// <summary>How the rows of one table are written and read: derived from the model, so that a new column cannot be forgotten.</summary>
internal sealed class EntityPlan
{
    private static readonly Lazy<IModel> Model = new(() =>
    {
        using var db = new DesignTimeFactory().CreateDbContext([]);
        return db.Model;
    });

    private readonly Type _type;
    private readonly bool _hasOwnConstructor;
    private readonly Dictionary<string, Member> _byName;

    private EntityPlan(Type type, IEnumerable<Member> members)
    {
        _type = type;
        _hasOwnConstructor = type.GetConstructor(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic, []) is not null;
        Members = [.. members.OrderBy(m => m.Name, StringComparer.Ordinal)];
        _byName = Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order in which they are written.</summary>
    public IReadOnlyList<Member> Members { get; }

    public static EntityPlan OfTable<T>()
    {
        var entity = Model.Value.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return new(typeof(T), entity.GetProperties().Where(p => p.ClrType != typeof(TenantId)).Select(p =>
            Member.Of(p.GetColumnName(table)!, p.PropertyInfo ?? throw new InvalidOperationException($"{typeof(T).Name}.{p.Name} has no property."),
                Fallbacks.For(typeof(T), p.Name) ?? Plain(p.ClrType, p.IsNullable))));
    }

    /// <summary>A plain record, its properties in snake case.</summary>
    public static EntityPlan OfRecord<T>() => new(typeof(T), typeof(T).GetProperties().Where(p => p.CanWrite).Select(p =>
        Member.Of(JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p, Plain(p.PropertyType, Nullable.GetUnderlyingType(p.PropertyType) is not null || p.Name is not "Currency"))));

    private static Func<object, LineContext, object?> Plain(Type type, bool isNullable)
    {
        var value = isNullable ? null : type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;
        return (_, _) => value;
    }

    public void Write(StringBuilder line, object entity, in LineContext context)
    {
        line.Append('{');
        WriteMembers(line, entity, context);
        line.Append('}');
    }

    /// <returns>Whether anything was written.</returns>
    public bool WriteMembers(StringBuilder line, object entity, in LineContext context, Func<string, bool>? before = null)
    {
        var any = false;
        foreach (var member in Members)
        {
            if (before?.Invoke(member.Name) is true) any = true;
            var value = member.Get(entity);
            if (Equals(value, member.Fallback(entity, context)) || value is System.Collections.ICollection { Count: 0 }) continue;
            if (any) line.Append(',');
            any = true;
            JsonValues.WriteName(line, member.Name);
            JsonValues.Write(line, value, IsJson(member));
        }
        return any;
    }

    /// <param name="elsewhere">Members that somebody else reads.</param>
    /// <exception cref="InvalidDataException">A member that this version does not know.</exception>
    public object Read(JsonElement json, LineContext context, Func<string, bool>? elsewhere = null)
    {
        var entity = _hasOwnConstructor ? Activator.CreateInstance(_type, nonPublic: true)! : System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(_type);
        Fill(entity, json, context, elsewhere);
        return entity;
    }

    public void Fill(object entity, JsonElement json, LineContext context, Func<string, bool>? elsewhere = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in json.EnumerateObject())
        {
            if (elsewhere?.Invoke(found.Name) is true) continue;
            if (!_byName.TryGetValue(found.Name, out var member)) throw new InvalidDataException($"“{found.Name}” is not a member that version {ArchiveFormat.Version} knows.");
            member.Set(entity, JsonValues.Read(found.Value, member.Type));
            seen.Add(found.Name);
        }
        if (entity is Invoice invoice) context = context with { Invoice = invoice };
        foreach (var member in Members)
            if (!seen.Contains(member.Name) && member.Fallback(entity, context) is { } value) member.Set(entity, value);
    }

    private static bool IsJson(Member member) => member.Property is "Metadata" or "Snapshot";
}
