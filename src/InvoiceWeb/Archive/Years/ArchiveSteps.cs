using InvoiceWeb.Data.Tenancy;

namespace InvoiceWeb.Archive.Years;

/// <summary>How a run is cut into pieces, and the moments at which a crash would be told apart. Tests stop the world there; otherwise nobody listens.</summary>
public sealed class ArchiveSteps
{
    internal Func<string, Task>? Reached { get; set; }

    /// <summary>Invoices that one transaction moves or marks.</summary>
    internal int BatchSize { get; set; } = 500;

    internal int SegmentSize { get; set; } = ArchiveSegment.MostInvoices;

    internal async Task CommitAsync(TenantWork work, string what, CancellationToken cancellationToken)
    {
        await AtAsync($"before {what}");
        await work.CommitAsync(cancellationToken);
        await AtAsync($"after {what}");
    }

    private Task AtAsync(string step) => Reached?.Invoke(step) ?? Task.CompletedTask;
}
