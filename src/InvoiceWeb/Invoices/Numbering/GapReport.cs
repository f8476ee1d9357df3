using System.Globalization;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>The numbers of one fiscal year, series by series.</summary>
public sealed record GapReport(int Year, bool IsClosed, IReadOnlyList<GapReportLine> Lines)
{
    private static readonly string[] Heads =
        ["Record", "Fiscal year", "Series", "Direction", "Kind", "First", "Last", "Counter", "Count", "Complete", "Number", "Issue date", "Voided at (UTC)", "Voided by", "Reason"];

    public bool IsComplete => Lines.All(l => l.IsComplete);

    /// <summary>For an auditor's own tools: one row for each series, each missing range and each void number.</summary>
    public byte[] ToCsv()
    {
        static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
        var rows = new List<string?[]> { Heads };
        foreach (var line in Lines)
        {
            string?[] about = [Whole(Year), line.Series, line.Direction.ToString(), line.Kind.ToString()];
            rows.Add(["series", .. about, line.FirstText, line.LastText, Whole(line.LastNumber), Whole(line.Count), line.IsComplete ? "yes" : "no", "", "", "", "", ""]);
            rows.AddRange(line.Missing.Select(m => (string?[])["missing", .. about, Whole(m.From), Whole(m.To), "", Whole(m.To - m.From + 1), "no", "", "", "", "", ""]));
            if (line.MissingInArchive > 0) rows.Add(["missing in archive", .. about, "", "", "", Whole(line.MissingInArchive), "no", "", "", "", "", ""]);
            rows.AddRange(line.Voids.Select(v => (string?[])
            [
                "void", .. about, "", "", "", "", "", v.Text, v.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                v.VoidedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), v.VoidedBy, v.Reason,
            ]));
        }
        return CsvText.Encode(rows);
    }
}

/// <param name="LastNumber">What the counter says; 0 when no number was taken in this year.</param>
/// <param name="Count">How many documents carry a number of this series and year.</param>
public sealed record GapReportLine(string Series, InvoiceDirection Direction, InvoiceKind Kind, long LastNumber, long Count, long? First, long? Last)
{
    public string? FirstText { get; init; }
    public string? LastText { get; init; }

    /// <summary>
    /// Numbers are whole and unique within series and year: when as many documents as the counter has counted lie between 1 and the counter,
    /// every number from 1 on is there.
    /// </summary>
    public bool IsComplete => Count == LastNumber && (Count == 0 || (First == 1 && Last == LastNumber));

    /// <summary>How many of them are in the archive.</summary>
    public long Archived { get; init; }

    public IReadOnlyList<MissingNumbers> Missing { get; init; } = [];

    /// <summary>Numbers that are missing besides, inside ranges of the archive that have holes of their own.</summary>
    public long MissingInArchive { get; init; }

    public IReadOnlyList<VoidNumber> Voids { get; init; } = [];
}

/// <summary>Numbers that no document carries, both ends included.</summary>
public sealed record MissingNumbers(long From, long To);

public sealed record VoidNumber(Guid Id, long Number, string Text, DateOnly IssueDate, DateTimeOffset VoidedAt, string VoidedBy, string Reason);
