using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>What a clerk has begun or got back: rejected invoices with the reason first, then drafts, newest first.</summary>
public sealed class FindUnfinished(TenantDatabase tenants, TimeProvider clock)
{
    /// <summary>Older drafts are history; without an end, looking for one's own would read those of everybody and of all years.</summary>
    private const int Days = 120;

    /// <summary>More than anybody finishes in a day.</summary>
    public const int Limit = 100;

    public async Task<IReadOnlyList<UnfinishedRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-Days);
        var drafts = await work.Db.Invoices.AsNoTracking()
            .Where(i => i.Status == DocumentStatus.Draft && i.ListDate >= since && (i.CreatedBy == actor.UserId || i.SubmittedBy == actor.UserId))
            .OrderByDescending(i => i.ListDate).ThenByDescending(i => i.Id).Take(Limit)
            .Select(i => new UnfinishedRow(i.Id, i.Direction, i.Kind, i.SupplierNumber, i.ParticipantName, i.ModifiedAt, i.Currency, i.GrossTotal, i.ApprovalRound))
            .ToListAsync(cancellationToken);
        var returned = drafts.Where(d => d.IsRejected).Select(d => d.Id).ToList();
        var reasons = await work.Db.ApprovalSteps.AsNoTracking()
            .Where(s => returned.Contains(s.InvoiceId) && s.Decision == ApprovalDecision.Rejected)
            .OrderBy(s => s.DecidedAt).Select(s => new { s.InvoiceId, s.Reason, s.ApproverName }).ToListAsync(cancellationToken);
        var last = reasons.GroupBy(r => r.InvoiceId).ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. drafts.Select(d => last.TryGetValue(d.Id, out var why) ? d with { Reason = why.Reason, RejectedBy = why.ApproverName } : d)
                .OrderByDescending(d => d.IsRejected),
        ];
    }
}

public sealed record UnfinishedRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? SupplierNumber, string? ParticipantName, DateTimeOffset ModifiedAt, string Currency, decimal GrossTotal, int Rounds)
{
    public string? Reason { get; init; }
    public string? RejectedBy { get; init; }

    /// <summary>A draft that has been submitted before can only have come back.</summary>
    public bool IsRejected => Rounds > 0;
}
