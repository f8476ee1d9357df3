namespace InvoiceWeb.Jobs;

/// <summary>
/// Work that outlives a click. Kept in a table local to the coordinator; a runner holds it by a lease that it renews,
/// so that another instance takes over when the runner dies.
/// </summary>
public sealed class Job
{
    private Job() { }

    public Job(string kind, Guid? tenantId, Guid? requestedBy, string payload, DateTimeOffset now)
    {
        (Id, Kind, TenantId, RequestedBy, Payload) = (Guid.CreateVersion7(now), kind, tenantId, requestedBy, payload);
        (CreatedAt, RunAfter) = (now, now);
    }

    public Guid Id { get; private set; }

    /// <summary>Names the handler.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The tenant the work is for; null for the host's own work.</summary>
    public Guid? TenantId { get; private set; }

    public Guid? RequestedBy { get; private set; }

    /// <summary>JSON that the handler understands.</summary>
    public string Payload { get; private set; } = "{}";

    public JobState State { get; private set; } = JobState.Waiting;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset RunAfter { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Which runner holds the job; meaningless once <see cref="LeaseUntil"/> has passed.</summary>
    public string? LeaseOwner { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Steps done, out of <see cref="Total"/>.</summary>
    public long Done { get; private set; }
    public long Total { get; private set; }

    /// <summary>What the job is doing or why it failed, in words for the person who asked for it.</summary>
    public string? Message { get; private set; }

    /// <summary>JSON that the handler left for the page: a result per row, a file to download.</summary>
    public string? Result { get; private set; }

    public bool CancelRequested { get; private set; }
}

public enum JobState : short
{
    Waiting = 1,
    Running = 2,
    Done = 3,
    Failed = 4,
    Cancelled = 5,
}
