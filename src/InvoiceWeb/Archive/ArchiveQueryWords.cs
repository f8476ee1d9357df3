using System.Globalization;

namespace InvoiceWeb.Archive;

/// <summary>A search as the access log keeps it.</summary>
internal static class ArchiveQueryWords
{
    public static string Of(ArchiveQuery q)
    {
        var parts = new List<string>();
        void Add(string name, object? value)
        {
            if (value is not null) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        }

        Add("number", q.Number);
        Add("supplier number", q.SupplierNumber);
        Add("text", q.Text);
        Add("participant", q.Participant);
        Add("from", q.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", q.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("currency", q.Currency);
        Add("at least", q.AtLeast);
        Add("at most", q.AtMost);
        Add("status", q.Status);
        Add("direction", q.Direction);
        Add("kind", q.Kind);
        foreach (var (key, value) in q.Fields) Add(key, value);
        foreach (var (field, from, to) in q.FieldRanges) Add(field.ToString("D"), $"{from.TrimEnd('\u0001')}–{to.TrimEnd('\u0001')}");
        if (q.Years.Count > 0) Add("years", string.Join(", ", q.Years));
        return string.Join("; ", parts);
    }
}
