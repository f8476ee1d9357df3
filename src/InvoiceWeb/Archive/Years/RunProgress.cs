using System.Text.Json;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Archive.Years;

/// <summary>How far a phase is, as the job keeps it: whoever opens the page, on whichever server, sees the same.</summary>
public sealed record RunProgress(ArchiveRunState Phase, DateTimeOffset Since, long Done, long Total)
{
    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    internal static RunProgress? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<RunProgress>(json, JsonSerializerOptions.Web);

    /// <summary>Invoices in a second; null as long as it cannot be told.</summary>
    public double? Rate(DateTimeOffset now) => Done > 0 && now > Since ? Done / (now - Since).TotalSeconds : null;

    public TimeSpan? Left(DateTimeOffset now) => Rate(now) is { } rate && Total >= Done ? TimeSpan.FromSeconds((Total - Done) / rate) : null;
}

/// <summary>Reports one phase of a run.</summary>
internal sealed class PhaseProgress(JobProgress? job, ArchiveRunState phase, long total, TimeProvider clock)
{
    private readonly DateTimeOffset _since = clock.GetUtcNow();
    private long _done;

    public Task AddAsync(long more)
    {
        _done += more;
        return job?.ReportAsync(_done, total, message: null, new RunProgress(phase, _since, _done, total).ToJson()) ?? Task.CompletedTask;
    }
}
