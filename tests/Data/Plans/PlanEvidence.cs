using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Data;

/// <summary>What the explained statements were read by, one line each; <c>eng/index-proof.sh</c> puts it into docs/evidence.</summary>
internal static partial class PlanEvidence
{
    private static readonly ConcurrentDictionary<(string Question, string Ways), string> Lines = new();

    /// <summary>The conditions of every index that the plan reads, without those that only name the tenant.</summary>
    /// <returns>For each way to rows the index and its conditions, which are empty where it is read by the tenant alone.</returns>
    public static List<(string Index, string Conditions)> Ways(string plan)
    {
        var ways = new List<(string, string)>();
        string? index = null;
        foreach (var line in plan.Split('\n'))
        {
            if (IndexScan().Match(line) is { Success: true } scan)
            {
                if (index is not null) ways.Add((index, ""));
                index = ShardNumber().Replace(scan.Groups[1].Value, "");
            }
            else if (index is not null && line.TrimStart().StartsWith("Index Cond: ", StringComparison.Ordinal))
            {
                ways.Add((index, string.Join(" AND ", line.Trim()["Index Cond: ".Length..].Split(" AND ").Where(c => !OfTheTenant().IsMatch(c)))));
                index = null;
            }
        }
        if (index is not null) ways.Add((index, ""));
        return ways;
    }

    /// <param name="because">Why it need not be more than the tenant; said for those that are not.</param>
    public static void Note(string question, CapturedSql sql, string plan, long rowsRead, string? because)
    {
        var ways = string.Join("<br>", Ways(plan).Select(w => $"`{w.Index}`: {(w.Conditions.Length > 0 ? $"`{Short(w.Conditions)}`" : because)}").Distinct(StringComparer.Ordinal));
        Lines.TryAdd((question, ways), $"| {question} | {ways} | {rowsRead} | `{Short(sql.Text)}` |");
    }

    public static async Task WriteAsync(string size)
    {
        if (Environment.GetEnvironmentVariable("INVOICEWEB_PLANS") is not { Length: > 0 } folder) return;
        await File.WriteAllLinesAsync(Path.Combine(folder, "plans"), [size, .. Lines.OrderBy(l => l.Key.Question, StringComparer.Ordinal).ThenBy(l => l.Key.Ways, StringComparer.Ordinal).Select(l => l.Value)]);
    }

    private static string Short(string text)
    {
        var line = Id().Replace(Regex.Replace(text, @"\s+", " "), "'…'").Replace("|", "¦", StringComparison.Ordinal).Replace("\U0010FFFF", "…", StringComparison.Ordinal);
        // The bracket around all conditions went with the tenant's.
        if (line.EndsWith("))", StringComparison.Ordinal) && line.Count(c => c == ')') > line.Count(c => c == '(')) line = line[..^1];
        return line.Length <= 200 ? line : line[..200] + " …";
    }

    [GeneratedRegex(@"(?:Index(?: Only)? Scan(?: Backward)? using|Bitmap Index Scan on) (\S+)")]
    private static partial Regex IndexScan();

    [GeneratedRegex(@"^\(*(?:\w+\.)?tenant_id = ")]
    private static partial Regex OfTheTenant();

    [GeneratedRegex(@"_\d{6,}$")]
    private static partial Regex ShardNumber();

    [GeneratedRegex(@"'[0-9a-f]{8}-[0-9a-f-]{27}'(?:::uuid)?")]
    private static partial Regex Id();
}
