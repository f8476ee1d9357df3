using System.Globalization;
using System.Text;
using InvoiceWeb.Archive;
using Microsoft.Data.Sqlite;

namespace InvoiceWeb.Data.Archive;

/// <summary>A search as a statement on one index. Only the program's own words are text in it; everything typed is a parameter.</summary>
internal static class IndexQuery
{
    private const string Columns = "SELECT f.ordinal, f.id, f.state, p.id, p.name, f.issued, f.due, c.code, f.payable, s.prefix, s.width, s.suffix, f.number, f.supplier_number";

    /// <summary>After the rows have been chosen: names and numbers of a page cost nothing, those of a whole year do.</summary>
    private const string Described = "f JOIN parties p ON p.no = f.party JOIN currencies c ON c.no = f.currency JOIN shapes s ON s.no = f.shape ORDER BY f.issued DESC, f.id DESC";

    private const string NumberKey =
        "CASE WHEN s.key_width < 0 THEN s.key_prefix ELSE s.key_prefix || printf('%0' || s.key_width || 'd', i.number) || s.key_suffix END";

    /// <returns>False when nothing can match.</returns>
    public static bool Write(
        SqliteCommand command, ArchiveQuery query, ArchiveCursor? after, int readable, IReadOnlyCollection<int> barred, int most, IReadOnlyList<(int No, NumberShape Key)> shapes)
    {
        var where = new List<string>();
        string P(object value)
        {
            var name = $"$p{command.Parameters.Count}";
            command.Parameters.AddWithValue(name, value);
            return name;
        }

        where.Add($"i.ordinal < {P(readable)}");
        if (barred.Count > 0) where.Add($"i.ordinal NOT IN (SELECT value FROM json_each({P($"[{string.Join(',', barred)}]")}))");
        if (after is { } last) where.Add($"(i.issued, i.id) < ({P(IndexSchema.Day(last.IssueDate))}, {P(last.Id.ToByteArray(bigEndian: true))})");
        if (query.From is { } from) where.Add($"i.issued >= {P(IndexSchema.Day(from))}");
        if (query.To is { } to) where.Add($"i.issued <= {P(IndexSchema.Day(to))}");
        if (query.Direction is { } direction) where.Add($"(i.state & 3) = {P((int)direction)}");
        if (query.Kind is { } kind) where.Add($"((i.state >> 2) & 3) = {P((int)kind)}");
        if (query.Status is { } status) where.Add($"((i.state >> 4) & 7) = {P((int)status)}");
        if (query.Participant is { } participant) where.Add($"i.party IN (SELECT no FROM parties WHERE id = {P(participant.ToByteArray(bigEndian: true))})");
        if (query.Currency is { } currency) where.Add($"i.currency IN (SELECT no FROM currencies WHERE code = {P(currency)})");
        if (query.AtLeast is { } least) where.Add($"i.payable >= {P(least)}");
        if (query.AtMost is { } highest) where.Add($"i.payable <= {P(highest)}");
        foreach (var (key, value) in query.Fields)
            where.Add($"i.ordinal IN (SELECT ordinal FROM fields WHERE key = (SELECT no FROM keys WHERE key = {P(key)}) AND value = {P(IndexSchema.Normalised(value) ?? "")})");
        foreach (var range in query.FieldRanges)
            where.Add($"i.ordinal IN (SELECT ordinal FROM fields WHERE key = (SELECT no FROM keys WHERE key = {P(range.FieldId.ToString("D"))}) AND value >= {P(range.From.ToLowerInvariant())} AND value < {P(range.To.ToLowerInvariant())})");
        if (Text.NumberKey(query.Number) is { } number)
        {
            if (ByNumber(number, shapes, P) is not { } condition) return false;
            where.Add(condition);
        }
        if (Text.NumberKey(query.SupplierNumber) is { } supplier) where.Add(BySupplierNumber(supplier, P));
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            if (ByText(query.Text, shapes, P) is not { } condition) return false;
            where.Add(condition);
        }
        var conditions = string.Join(" AND ", where);
        var shaped = conditions.Contains(NumberKey, StringComparison.Ordinal) ? " JOIN shapes s ON s.no = i.shape" : "";
        command.CommandText = $"{Columns} FROM (SELECT i.* FROM invoices i{shaped} WHERE {conditions} ORDER BY i.issued DESC, i.id DESC LIMIT {P(most)}) {Described}";
        return true;
    }

    /// <summary>Shapes whose numbers cannot begin so are left out before any number is written.</summary>
    private static string? ByNumber(string typed, IReadOnlyList<(int No, NumberShape Key)> shapes, Func<object, string> p)
    {
        var possible = shapes.Where(s => typed.StartsWith(s.Key.Prefix, StringComparison.Ordinal) || s.Key.Prefix.StartsWith(typed, StringComparison.Ordinal)).Select(s => s.No).ToList();
        return possible.Count == 0 ? null
            : $"(i.shape IN (SELECT value FROM json_each({p($"[{string.Join(',', possible)}]")})) AND {NumberKey} >= {p(typed)} AND {NumberKey} < {p(Text.PrefixEnd(typed))})";
    }

    private static string BySupplierNumber(string typed, Func<object, string> p)
    {
        var candidates = IndexSchema.Joined(typed) is { Length: > 0 } word ? $"i.ordinal IN (SELECT rowid FROM words WHERE words MATCH {p($"\"{word}\"")}) AND " : "";
        return $"({candidates}number_key(i.supplier_number) = {p(typed)})";
    }

    /// <summary>Every word stands in the document's texts or in the participant's name; or the whole is the beginning of its number.</summary>
    private static string? ByText(string typed, IReadOnlyList<(int No, NumberShape Key)> shapes, Func<object, string> p)
    {
        var ways = new List<string>();
        var words = Text.SearchTerms(typed);
        if (words.Count > 0)
        {
            var all = new StringBuilder();
            foreach (var word in words)
            {
                if (all.Length > 0) all.Append(" AND ");
                all.Append(CultureInfo.InvariantCulture,
                    $"(i.ordinal IN (SELECT rowid FROM words WHERE words MATCH {p($"\"{word}\"*")}) OR i.party IN (SELECT no FROM parties WHERE name_has(name, {p(word)})))");
            }
            ways.Add($"({all})");
        }
        if (Text.NumberKey(typed) is { } number && ByNumber(number, shapes, p) is { } byNumber) ways.Add(byNumber);
        return ways.Count == 0 ? null : $"({string.Join(" OR ", ways)})";
    }

    /// <summary>Functions that a statement may call.</summary>
    public static void AddFunctions(SqliteConnection index)
    {
        index.CreateFunction("number_key", (string? text) => Text.NumberKey(text), isDeterministic: true);
        index.CreateFunction("name_has", (string? name, string word) => Text.SearchTerms(name).Any(w => w.StartsWith(word, StringComparison.Ordinal)), isDeterministic: true);
    }
}
