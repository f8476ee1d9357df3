namespace InvoiceWeb.Files;

/// <summary>What the files slice refuses, by stable code.</summary>
public static class FileRules
{
    public const int MostMegabytes = 20;
    public const int MostBytes = MostMegabytes * 1024 * 1024;
    public const int MostOnOneRecord = 20;

    public static RuleBrokenException Empty() =>
        new("file.empty", $"The file is empty. Perhaps it was still being written; try again.");

    public static RuleBrokenException TooLarge() =>
        new("file.too-large", $"The file is larger than {MostMegabytes} MB. Scan it with a lower resolution, or split it.");

    public static RuleBrokenException TypeNotAllowed() =>
        new("file.type-not-allowed", $"The content of this file is neither PDF, PNG, JPEG, WebP, TIFF, HEIC nor an XML invoice, whatever its name says. Save it as PDF and try again.");

    public static RuleBrokenException Incomplete(string type) =>
        new("file.incomplete", $"The file begins as {type} but is damaged or ends too early. Get it once more from where it came.");

    public static RuleBrokenException TooMany(string invoice) =>
        new("file.too-many", $"Invoice {invoice} has {MostOnOneRecord} attachments already; that is the most. Put several pages into one PDF.");

    public static RuleBrokenException AlreadyAttached(string name) =>
        new("file.already-attached", $"The same file is attached already, as “{name}”.");

    public static RuleBrokenException KeptAfterSubmission(string invoice) =>
        new("file.kept", $"Invoice {invoice} is no longer a draft: what was attached to it stays.");
}
