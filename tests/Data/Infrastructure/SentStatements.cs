using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Data;

/// <summary>Every distinct statement that the product has sent in this run, with what sent it first.</summary>
internal static partial class SentStatements
{
    private static readonly ConcurrentDictionary<string, SentStatement> Sent = new(StringComparer.Ordinal);

    /// <summary>Through these every statement goes; who asked stands further up.</summary>
    private static readonly string[] Ways = ["InvoiceWeb.Data.Tenancy.", "InvoiceWeb.Data.InvoiceDbContext", "InvoiceWeb.Tests.Data.SqlCapture", "InvoiceWeb.Tests.Data.SentStatements"];

    public static IReadOnlyList<SentStatement> All => [.. Sent.Values.OrderBy(s => s.Caller, StringComparer.Ordinal).ThenBy(s => s.Sql.Text, StringComparer.Ordinal)];

    /// <summary>A batch is several statements; values are parameters, so a semicolon at the end of a line ends one.</summary>
    public static void Note(CapturedSql batch)
    {
        foreach (var text in EndOfStatement().Split(batch.Text).Select(t => t.Trim()).Where(t => t.Length > 0))
        {
            if (Sent.ContainsKey(text)) continue;
            var caller = Caller();
            // What tests ask by themselves is not the product's.
            if (!caller.StartsWith("InvoiceWeb.Tests.", StringComparison.Ordinal)) Sent.TryAdd(text, new(batch.OnlyParametersOf(text), caller));
        }
    }

    private static string Caller()
    {
        foreach (var frame in new StackTrace(2, fNeedFileInfo: false).GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            while (type?.DeclaringType is { } outer && type.Name.Contains('<', StringComparison.Ordinal)) type = outer;
            if (type?.FullName is not { } name || !name.StartsWith("InvoiceWeb.", StringComparison.Ordinal) || Ways.Any(w => name.StartsWith(w, StringComparison.Ordinal))) continue;
            return name;
        }
        return "(nobody on the stack)";
    }

    [GeneratedRegex(@";\s*(?:\n|$)")]
    private static partial Regex EndOfStatement();
}

internal sealed record SentStatement(CapturedSql Sql, string Caller);
