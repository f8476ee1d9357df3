using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InvoiceWeb.Audit;

namespace InvoiceWeb.Data.Archive;

/// <summary>How single values stand in a line: decimals, dates and ids as text, enumerations as words, frozen JSON as it was.</summary>
internal static class JsonValues
{
    private const long LargestExact = 1L << 53;

    public static void WriteName(StringBuilder line, string name) => line.Append('"').Append(name).Append("\":");

    public static void Write(StringBuilder line, object? value, bool isJson = false)
    {
        switch (value)
        {
            case null: line.Append("null"); break;
            case string text when isJson && CanStandAsItIs(text): line.Append(text); break;
            case string text: CanonicalJson.AppendString(line, text); break;
            case bool yes: line.Append(yes ? "true" : "false"); break;
            case Guid id: line.Append('"').Append(CultureInfo.InvariantCulture, $"{id:D}").Append('"'); break;
            case decimal number: line.Append('"').Append(CanonicalJson.Number(number)).Append('"'); break;
            case DateOnly day: line.Append('"').Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}").Append('"'); break;
            case DateTimeOffset moment: line.Append('"').Append(CanonicalJson.Moment(moment)).Append('"'); break;
            case Enum word: line.Append('"').Append(word.ToString()).Append('"'); break;
            case int or long or short: WriteWhole(line, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case IEnumerable items: WriteList(line, items); break;
            default: throw new NotSupportedException($"A {value.GetType().Name} has no place in the archive's format yet.");
        }
    }

    public static object? Read(JsonElement json, Type type)
    {
        if (json.ValueKind is JsonValueKind.Null) return null;
        if (type == typeof(string)) return json.ValueKind is JsonValueKind.Object ? json.GetRawText() : json.GetString();
        if (type == typeof(bool)) return json.GetBoolean();
        if (type == typeof(Guid)) return json.GetGuid();
        if (type == typeof(decimal)) return decimal.Parse(json.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);
        if (type == typeof(DateOnly)) return DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (type.IsEnum) return Enum.Parse(type, json.GetString()!);
        if (type == typeof(int)) return checked((int)Whole(json));
        if (type == typeof(long)) return Whole(json);
        if (type == typeof(List<Guid>)) return json.EnumerateArray().Select(id => id.GetGuid()).ToList();
        throw new NotSupportedException($"A {type.Name} has no place in the archive's format yet.");
    }

    /// <summary>A text that is a JSON object on one line stands in the line as it is, byte for byte; any other one as a string.</summary>
    private static bool CanStandAsItIs(string text)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}') || text.AsSpan().IndexOfAny('\n', '\r') >= 0) return false;
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Beyond 53 bits as text: other readers of JSON would round it.</summary>
    private static void WriteWhole(StringBuilder line, long number)
    {
        if (Math.Abs(number) <= LargestExact) line.Append(CultureInfo.InvariantCulture, $"{number}");
        else line.Append('"').Append(CultureInfo.InvariantCulture, $"{number}").Append('"');
    }

    private static long Whole(JsonElement json) =>
        json.ValueKind is JsonValueKind.String ? long.Parse(json.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : json.GetInt64();

    private static void WriteList(StringBuilder line, IEnumerable items)
    {
        line.Append('[');
        var any = false;
        foreach (var item in items)
        {
            if (any) line.Append(',');
            any = true;
            Write(line, item);
        }
        line.Append(']');
    }
}
