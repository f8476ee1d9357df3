using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InvoiceWeb.Tenancy;

/// <summary>
/// The members of a record's metadata, a JSON object: custom fields, and keys that this program does not know. As part of a content it
/// names what is to be set or taken away; what it does not name stays. Members are kept as they are written, in their order.
/// </summary>
/// <remarks>Two are equal when they hold the same members with the same values, in whatever order.</remarks>
public sealed class FieldValues : IEquatable<FieldValues>
{
    /// <summary>JSON by key; null for a member that is to be taken away.</summary>
    private readonly IReadOnlyList<KeyValuePair<string, string?>> _members;

    private FieldValues(IReadOnlyList<KeyValuePair<string, string?>> members) => _members = members;

    public static FieldValues None { get; } = new([]);

    /// <summary>Keys that have a value.</summary>
    public IEnumerable<string> Keys => _members.Where(m => m.Value is not null).Select(m => m.Key).Distinct();

    /// <param name="json">A JSON object.</param>
    public static FieldValues Parse(string json)
    {
        if (json is "{}") return None;
        using var document = JsonDocument.Parse(json);
        return new([.. document.RootElement.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, (string?)Written(m.Value)))]);
    }

    /// <summary>A text as JSON, with no more escapes than JSON demands: as the database writes it too.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c < ' ') json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else json.Append(c);
        }
        return json.Append('"').ToString();
    }

    /// <returns>The member's JSON; null when there is none.</returns>
    public string? Json(string key) => _members.LastOrDefault(m => m.Key == key).Value;

    /// <summary>A member for people: texts without their quotation marks, everything else as it is written.</summary>
    public string? Text(string key)
    {
        if (Json(key) is not { } json || json is "null") return null;
        return json[0] is '"' ? JsonSerializer.Deserialize<string>(json) : json;
    }

    /// <param name="json">Null takes the member away.</param>
    public FieldValues With(string key, string? json)
    {
        var changed = KeyValuePair.Create(key, json);
        return _members.Any(m => m.Key == key) ? new([.. _members.Select(m => m.Key == key ? changed : m)]) : new([.. _members, changed]);
    }

    /// <summary>What stands there, changed by what this names.</summary>
    public FieldValues Onto(FieldValues standing) => _members.Aggregate(standing, (result, member) => result.With(member.Key, member.Value));

    /// <returns>The given text itself where nothing is changed in it.</returns>
    public string OntoJson(string standing)
    {
        var before = Parse(standing);
        var after = Onto(before);
        return after.Equals(before) ? standing : after.ToJson();
    }

    public string ToJson() => "{" + string.Join(", ", _members.Where(m => m.Value is not null).Select(m => $"{Quoted(m.Key)}: {m.Value}")) + "}";

    public bool Equals(FieldValues? other) => other is not null && Keys.Count() == other.Keys.Count() && Keys.All(key => Json(key) == other.Json(key));

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => Keys.Count();

    public override string ToString() => ToJson();

    /// <summary>Texts in one way of escaping, so that equal ones are equal; numbers to the last digit as they came.</summary>
    private static string Written(JsonElement value) => value.ValueKind is JsonValueKind.String ? Quoted(value.GetString()!) : value.GetRawText();
}
