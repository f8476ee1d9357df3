using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace InvoiceWeb.Audit;

/// <summary>
/// JSON with exactly one spelling (RFC 8785): members sorted by UTF-16 code units, no white space, shortest escapes.
/// Decimals and times are written as strings by the callers, so number formatting never decides a hash.
/// </summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="NotSupportedException">A number that is no whole number of at most 53 bits.</exception>
    /// <exception cref="ArgumentException">Text with half a surrogate pair: its UTF-8 bytes would be those of another text.</exception>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>SHA-256 over the UTF-8 bytes of a text, as lower-case hexadecimal.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>A decimal without trailing zeros, as the string that goes into canonical JSON.</summary>
    public static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC with microseconds, the precision that PostgreSQL keeps.</summary>
    public static string Moment(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject members: AppendObject(text, members); break;
            case JsonArray items: AppendArray(text, items); break;
            case JsonValue value: AppendValue(text, value); break;
            default: throw new NotSupportedException(node.GetType().Name);
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
        }
        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, items[i]);
        }
        text.Append(']');
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        if (value.TryGetValue<string>(out var s)) AppendString(text, s);
        else if (value.TryGetValue<bool>(out var b)) text.Append(b ? "true" : "false");
        else if (value.TryGetValue<long>(out var n) && n is >= -(1L << 53) and <= 1L << 53) text.Append(n.ToString(CultureInfo.InvariantCulture));
        else if (value.TryGetValue<int>(out var i)) text.Append(i.ToString(CultureInfo.InvariantCulture));
        else throw new NotSupportedException($"Write {value.ToJsonString()} as a string: canonical JSON here knows whole numbers only.");
    }

    /// <summary>Appends a text in its one spelling, quotes included.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair.</exception>
    public static void AppendString(StringBuilder text, string s)
    {
        _ = StrictUtf8.GetByteCount(s);
        text.Append('"');
        foreach (var c in s)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
