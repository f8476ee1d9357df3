using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Tenancy.Views.Start;

/// <summary>What one person can do next; null for what is not theirs to do.</summary>
public sealed record PersonalWork
{
    /// <summary>The oldest, as many as are shown.</summary>
    public IReadOnlyList<WaitingRow>? Waiting { get; init; }

    /// <summary>How many wait in all, counted as far as people count.</summary>
    public int WaitingCount { get; init; }
    public IReadOnlyList<InvoiceRow>? ToPay { get; init; }
    public IReadOnlyList<InvoiceRow>? ToCollect { get; init; }
    public IReadOnlyList<UnfinishedRow>? Unfinished { get; init; }
}

/// <param name="Note">A few words below the name.</param>
public sealed record TaskRow(Guid InvoiceId, string Name, string Currency, decimal Amount, int? DaysOverdue, string? Note)
{
    public bool IsRefused { get; init; }

    /// <summary>Sale or purchase, where both stand in one list.</summary>
    public string? Mark { get; init; }
}
