using System.Text.Json;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Data.Archive;

/// <summary>The tables of an index (docs/archive-format.md) and how values are packed into them.</summary>
internal static class IndexSchema
{
    private const int LongestValue = 200;
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>
    /// The full text keeps no positions, no sizes and no text: it only says in which ordinals a word stands.
    /// </summary>
    public const string Sql = """
        CREATE TABLE about (format TEXT, version INTEGER, tenant TEXT, year INTEGER, segment TEXT);
        CREATE TABLE invoices (ordinal INTEGER PRIMARY KEY, id BLOB, state INTEGER, party INTEGER, issued INTEGER, due INTEGER, currency INTEGER,
                               payable INTEGER, shape INTEGER, number INTEGER, supplier_number TEXT);
        CREATE TABLE parties (no INTEGER PRIMARY KEY, id BLOB, name TEXT);
        CREATE TABLE currencies (no INTEGER PRIMARY KEY, code TEXT);
        CREATE TABLE shapes (no INTEGER PRIMARY KEY, prefix TEXT, width INTEGER, suffix TEXT, key_prefix TEXT, key_width INTEGER, key_suffix TEXT);
        CREATE TABLE keys (no INTEGER PRIMARY KEY, key TEXT);
        CREATE TABLE fields (key INTEGER, value TEXT, ordinal INTEGER, PRIMARY KEY (key, value, ordinal)) WITHOUT ROWID;
        CREATE TABLE blocks (no INTEGER PRIMARY KEY, start INTEGER, bytes INTEGER);
        CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 2');
        """;

    /// <summary>Direction, kind, document status and payment status in one number: two, two, three and three bits.</summary>
    public static int State(Invoice invoice) => (int)invoice.Direction | ((int)invoice.Kind << 2) | ((int)invoice.Status << 4) | ((int)invoice.PaymentStatus << 7);

    public static (InvoiceDirection, InvoiceKind, DocumentStatus, PaymentStatus) FromState(int state) =>
        ((InvoiceDirection)(state & 3), (InvoiceKind)((state >> 2) & 3), (DocumentStatus)((state >> 4) & 7), (PaymentStatus)((state >> 7) & 7));

    public static int Day(DateOnly day) => day.DayNumber - Epoch;

    public static DateOnly FromDay(int day) => DateOnly.FromDayNumber(day + Epoch);

    /// <summary>What is found by free text, beside the participant's name and the document's own number, which have tables of their own.</summary>
    public static string Words(ArchivedInvoice document)
    {
        var invoice = document.Invoice;
        var words = Text.SearchTerms([invoice.SupplierNumber, invoice.Reference, .. invoice.Lines.Select(l => l.Description)]);
        string?[] keys = [Joined(invoice.SupplierNumberKey), Joined(invoice.ReferenceKey)];
        return string.Join(' ', words.Concat(keys.OfType<string>()).Distinct(StringComparer.Ordinal));
    }

    /// <summary>A number typed without its separators is found as well.</summary>
    public static string? Joined(string? key) => key is null ? null : string.Concat(Text.SearchTerms(key));

    /// <summary>Custom fields by their key in the metadata, and the searchable values by the field's id.</summary>
    public static IEnumerable<(string Key, string Value)> Fields(ArchivedInvoice document)
    {
        foreach (var value in document.CustomFields)
            if (Normalised(value.Value) is { } text) yield return (value.FieldId.ToString("D"), text);
        if (document.Invoice.Metadata is "{}") yield break;
        using var metadata = JsonDocument.Parse(document.Invoice.Metadata);
        foreach (var member in metadata.RootElement.EnumerateObject())
        {
            var text = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                _ => null,
            };
            if (Normalised(text) is { } value) yield return (member.Name, value);
        }
    }

    public static string? Normalised(string? value) => Text.CleanLine(value) is { Length: <= LongestValue } text ? text.ToLowerInvariant() : null;
}
