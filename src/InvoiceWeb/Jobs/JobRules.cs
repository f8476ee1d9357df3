namespace InvoiceWeb.Jobs;

/// <summary>What the jobs slice refuses, by stable code.</summary>
public static class JobRules
{
    public static RuleBrokenException Over(DateTimeOffset until) =>
        new("job.file-over", $"This file was kept until {until:yyyy-MM-dd}. Start the download again from the list.");

    public static RuleBrokenException FailedAsAWhole() =>
        new("job.failed-as-a-whole", $"It failed for a technical reason; the server's log has the details.");

    public static RuleBrokenException Failed() =>
        new("job.failed", $"It failed for a technical reason; the server's log has the details. Try this one again.");
}
