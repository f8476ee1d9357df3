using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InvoiceWeb.Invoices;

/// <summary>How snapshots are written and read: camelCase, enums by name, text readable.</summary>
public static class IssuedSnapshotJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IssuedSnapshot? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<IssuedSnapshot>(json, Options);
}
