namespace InvoiceWeb.Archive;

/// <summary>What the archive refuses, by stable code.</summary>
public static class ArchiveRules
{
    private const int MostYears = 100;
    private const int ReasonLength = 500;

    public static RuleBrokenException RunOver(int year) => new("archive.run-over", $"The archiving of {year} no longer waits for a confirmation.");

    public static RuleBrokenException SecondIsFirst() => new("archive.second-admin-is-the-first", $"You asked for it yourself; another administrator must confirm.");

    public static RuleBrokenException YearOpen(int year) => new("archive.year-open", $"Fiscal year {year} is still open. Close it first.");

    public static RuleBrokenException RunInTheWay(int year) => new("archive.run-in-the-way", $"Fiscal year {year} is being archived already.");

    public static RuleBrokenException YearNotTyped(int year) => new("archive.year-not-typed", $"Type {year} to confirm.");

    public static RuleBrokenException NothingToArchive(int year) => new("archive.nothing-to-archive", $"No document of {year} can be archived now.");

    public static RuleBrokenException IsArchived(string name) =>
        new("archive.invoice-archived", $"{name} is in the archive. Recall it first; then it can be worked on.");

    public static RuleBrokenException OnHold(string name, string reason) => new("archive.on-hold", $"{name} is under legal hold: {reason}");

    /// <exception cref="RuleBrokenException"><c>archive.retention-years</c></exception>
    public static int RequireRetention(int years) =>
        years is >= 1 and <= MostYears ? years : throw new RuleBrokenException("archive.retention-years", $"Documents are kept 1 to {MostYears} years.");

    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>text.too-long</c></exception>
    public static string RequireReason(string? reason) => Text.Clean(reason) switch
    {
        null => throw new RuleBrokenException("reason.missing", $"Say why: the reason stays in the archive's records.") { Field = "Reason" },
        { Length: > ReasonLength } clean => throw new RuleBrokenException("text.too-long", $"This text has {clean.Length} characters; at most {ReasonLength} fit.") { Field = "Reason" },
        var clean => clean,
    };
}
