using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>
/// One fiscal year on its way from the hot tier into the archive. The row is the run: whichever server finds it goes on where its state says.
/// </summary>
public sealed class ArchiveRun : ITenantOwned
{
    private ArchiveRun() { }

    public ArchiveRun(Actor by, int year, bool needsSecondAdmin, DateTimeOffset now)
    {
        (TenantId, Id, Year) = (by.Tenant, Guid.CreateVersion7(now), year);
        State = needsSecondAdmin ? ArchiveRunState.AwaitingSecondAdmin : ArchiveRunState.Sealing;
        (RequestedAt, RequestedBy, RequestedByName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public int Year { get; private set; }
    public ArchiveRunState State { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }
    public Guid RequestedBy { get; private set; }
    public string RequestedByName { get; private set; } = "";

    /// <summary>The second admin, where the company asks for one.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public string? ConfirmedByName { get; private set; }

    /// <summary>Invoices that go, as counted when they were sealed.</summary>
    public long Total { get; set; }

    /// <summary>Invoices whose segments are written, read back and found right.</summary>
    public long Written { get; set; }

    /// <summary>Invoices that the hot tier no longer holds.</summary>
    public long Purged { get; set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Somebody wants it stopped; obeyed until the first invoice is purged.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Why it stopped, as a kept refusal (JSON); null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>The manifest of what went, canonical JSON; what is signed by its hash.</summary>
    public string? Receipt { get; private set; }

    /// <summary>SHA-256 of <see cref="Receipt"/>, lower-case hexadecimal.</summary>
    public string? ReceiptSha256 { get; private set; }

    public int RowVersion { get; private set; } = 1;

    public bool IsOver => State is ArchiveRunState.Done or ArchiveRunState.Cancelled or ArchiveRunState.Failed;

    /// <exception cref="RuleBrokenException"><c>archive.run-over</c>, <c>archive.second-admin-is-the-first</c></exception>
    public void Confirm(Actor by, DateTimeOffset now)
    {
        if (State is not ArchiveRunState.AwaitingSecondAdmin) throw ArchiveRules.RunOver(Year);
        if (by.UserId == RequestedBy) throw ArchiveRules.SecondIsFirst();
        (ConfirmedAt, ConfirmedBy, ConfirmedByName, State) = (now, by.UserId, by.Name, ArchiveRunState.Sealing);
    }

    /// <summary>Moves forward, never back.</summary>
    public void Enter(ArchiveRunState state)
    {
        if (state <= State || IsOver) throw new InvalidOperationException($"A run that is {State} does not become {state}.");
        State = state;
    }

    public void Finish(string receipt, string sha256, DateTimeOffset now) =>
        (State, Receipt, ReceiptSha256, FinishedAt) = (ArchiveRunState.Done, receipt, sha256, now);

    public void Cancel(DateTimeOffset now) => (State, FinishedAt) = (ArchiveRunState.Cancelled, now);

    /// <summary>Nothing was deleted; a new run begins from the start.</summary>
    public void Fail(string problem, DateTimeOffset now) => (State, Problem, FinishedAt) = (ArchiveRunState.Failed, problem, now);
}

/// <summary>In the order in which a run passes them.</summary>
public enum ArchiveRunState : short
{
    AwaitingSecondAdmin = 1,
    /// <summary>Its invoices are being marked read-only.</summary>
    Sealing = 2,
    /// <summary>Segments are written, read back and verified, one after the other.</summary>
    Writing = 3,
    /// <summary>All segments once more against the hot rows: counts, totals, hashes. The last moment to cancel.</summary>
    Verifying = 4,
    /// <summary>Batch by batch the hot rows go and the archived ones become readable, in the same transaction.</summary>
    Purging = 5,
    Done = 6,
    Cancelled = 7,
    Failed = 8,
}
