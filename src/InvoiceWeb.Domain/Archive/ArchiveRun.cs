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

    /// <summary>It is to stop, and everything is put back; obeyed until the purge begins.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>Why it stops or stopped, as a kept refusal (JSON); null while all is well, and when somebody cancelled it.</summary>
    public string? Problem { get; private set; }

    /// <summary>The manifest of what went, canonical JSON; what is signed by its hash.</summary>
    public string? Receipt { get; private set; }

    /// <summary>SHA-256 of <see cref="Receipt"/>, lower-case hexadecimal.</summary>
    public string? ReceiptSha256 { get; private set; }

    public int RowVersion { get; private set; } = 1;

    /// <summary>Nothing has been deleted yet, so everything can still be put back.</summary>
    public bool CanStop => State < ArchiveRunState.Purging;

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
        if (state <= State || IsOver || state > ArchiveRunState.Purging) throw new InvalidOperationException($"A run that is {State} does not become {state}.");
        State = state;
    }

    /// <summary>From here on it only puts back what it has begun, also after a crash.</summary>
    /// <param name="problem">A kept refusal (JSON); null when a person wants it so.</param>
    /// <exception cref="RuleBrokenException"><c>archive.too-late</c></exception>
    public void Stop(string? problem)
    {
        if (!CanStop) throw ArchiveRules.TooLate(Year);
        (CancelRequested, Problem) = (true, Problem ?? problem);
    }

    public void Finish(string receipt, string sha256, DateTimeOffset now)
    {
        if (State is not ArchiveRunState.Purging) throw new InvalidOperationException($"A run that is {State} is not done.");
        (State, Receipt, ReceiptSha256, FinishedAt) = (ArchiveRunState.Done, receipt, sha256, now);
    }

    /// <summary>Everything is where it was; a new run begins from the start.</summary>
    /// <exception cref="RuleBrokenException"><c>archive.too-late</c></exception>
    public void EndStopped(DateTimeOffset now)
    {
        if (!CanStop) throw ArchiveRules.TooLate(Year);
        (State, FinishedAt) = (Problem is null ? ArchiveRunState.Cancelled : ArchiveRunState.Failed, now);
    }
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
