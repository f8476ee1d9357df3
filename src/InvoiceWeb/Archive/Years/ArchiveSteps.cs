using System.Globalization;
using InvoiceWeb.Data.Tenancy;

namespace InvoiceWeb.Archive.Years;

/// <summary>How a run is cut into pieces, and the moments at which a crash would be told apart. Tests stop the world there; otherwise nobody listens.</summary>
public sealed class ArchiveSteps
{
    private const int UsualBatch = 500;
    private const int MostInOneBatch = 5_000;

    internal Func<string, Task>? Reached { get; set; }

    /// <summary>Invoices that one transaction moves or marks.</summary>
    internal int BatchSize { get; set; } = UsualBatch;

    internal int SegmentSize { get; set; } = ArchiveSegment.MostInvoices;

    internal static ArchiveSteps From(IConfiguration configuration) => new()
    {
        BatchSize = Number(configuration, "Archive:BatchSize", UsualBatch, MostInOneBatch),
        SegmentSize = Number(configuration, "Archive:SegmentSize", ArchiveSegment.MostInvoices, ArchiveSegment.MostInvoices),
    };

    private static int Number(IConfiguration configuration, string key, int usual, int most) => configuration[key] is not { Length: > 0 } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new Hosting.CannotStartException($"{key} is “{text}”; it must be a whole number from 1 to {most}.");

    internal async Task CommitAsync(TenantWork work, string what, CancellationToken cancellationToken)
    {
        await AtAsync($"before {what}");
        await work.CommitAsync(cancellationToken);
        await AtAsync($"after {what}");
    }

    private Task AtAsync(string step) => Reached?.Invoke(step) ?? Task.CompletedTask;
}
