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

    public static RuleBrokenException TooLate(int year) => new("archive.too-late", $"The invoices of {year} are being moved already; it can no longer be stopped.");

    public static RuleBrokenException YearNotArchived(int year) => new("archive.year-not-archived", $"Nothing of {year} is in the archive.");

    public static RuleBrokenException NotDone(int year) => new("archive.run-not-done", $"The archiving of {year} has no receipt: it has not been completed.");

    public static RuleBrokenException Expiry() => new("archive.recall-expiry", $"A recall ends on a day after today and within two years.") { Field = "ExpiresOn" };

    public static RuleBrokenException AlreadyBack(string name) => new("archive.recalled-already", $"{name} is not in the archive any more.");

    public static RuleBrokenException HoldOver() => new("archive.hold-over", $"This hold has been lifted already.");

    public static RuleBrokenException HoldPlaced(string name) =>
        new("archive.hold-placed", $"A legal hold was placed on {name} while its year was being archived. Nothing was moved; start again, and it stays.");

    public static RuleBrokenException StoreFull() =>
        new("archive.store-full", $"The object store is full. Nothing was deleted and all invoices are where they were. Make room or raise the quota, then start again.");

    public static RuleBrokenException StoreDenied() =>
        new("archive.store-denied", $"The object store refused access. Nothing was deleted and all invoices are where they were. Check its credentials and permissions, then start again.");

    public static RuleBrokenException StoreAway() =>
        new("archive.store-away", $"The object store could not be reached. Nothing was deleted and all invoices are where they were. Start again when it answers.");

    public static RuleBrokenException StoreDamaged(string what) =>
        new("archive.store-damaged", $"What was read back from the object store is not what was written ({what}). Nothing was deleted and all invoices are where they were. Have the store checked, then start again.");

    public static RuleBrokenException HistoryBroken(string what) =>
        new("archive.history-broken", $"The history of an invoice does not hold ({what}). It must be looked into before the year can be archived; nothing was deleted.");

    public static RuleBrokenException PurgeWaits() =>
        new("archive.purge-waits", $"The object store does not give back what was archived, so no more is deleted. Every invoice is readable in one place. It goes on by itself when the store answers.");

    public static RuleBrokenException IsArchived(string name) => Invoices.InvoiceRules.Archived(name);

    public static RuleBrokenException OnHold(string name, string reason) => new("archive.on-hold", $"{name} is under legal hold: {reason}");

    public static RuleBrokenException KeptByHold(string held, string reason) =>
        new("archive.kept-by-hold", $"Nothing of it is deleted: {held} is under legal hold. Reason: {reason}");

    /// <exception cref="RuleBrokenException"><c>archive.recall-expiry</c></exception>
    public static DateOnly RequireExpiry(DateOnly expiresOn, DateOnly today) => expiresOn > today && expiresOn <= today.AddYears(2) ? expiresOn : throw Expiry();

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
