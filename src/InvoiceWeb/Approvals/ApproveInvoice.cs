using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>Gives one approval; with the last one that is needed, the invoice is issued.</summary>
public sealed class ApproveInvoice(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="issueDate">The approver's choice of an earlier, still open day; null for today.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.editor-cannot-approve</c>, <c>approval.already-yours</c>, <c>invoice.not-awaiting-approval</c>, rules of dates and numbers.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, DateOnly? issueDate, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ApproveInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.LoadForDecisionAsync(id, seenVersion, cancellationToken);
        invoice.RequireMayBeApprovedBy(actor);
        await work.ApproveAsync(invoice, issueDate, breakGlassReason: null, clock.GetUtcNow(), cancellationToken);
    }
}

/// <summary>
/// Approves although the four-eyes rule forbids it. Leaves the reason in the history, for everybody to see.
/// </summary>
public sealed class BreakGlassApproval(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>invoice.not-awaiting-approval</c>, rules of dates and numbers.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.BreakGlass);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.LoadForDecisionAsync(id, seenVersion, cancellationToken);
        await work.ApproveAsync(invoice, issueDate: null, InvoiceRules.RequireReason(reason), clock.GetUtcNow(), cancellationToken);
    }
}

/// <summary>Sends a submitted invoice back to its clerk.</summary>
public sealed class RejectInvoice(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>invoice.not-awaiting-approval</c>, <c>approval.already-decided</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ApproveInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var invoice = await work.LoadForDecisionAsync(id, seenVersion, cancellationToken);
        var why = InvoiceRules.RequireReason(reason);
        if (await work.Db.ApprovalSteps.AnyAsync(s => s.InvoiceId == id && s.Round == invoice.ApprovalRound && s.ApproverId == actor.UserId, cancellationToken))
            throw ApprovalRules.AlreadyDecidedByYou(invoice.DisplayName);
        work.Db.ApprovalSteps.Add(new(invoice, actor, ApprovalDecision.Rejected, why, breakGlass: false, now));
        work.Record(invoice, now, "invoice.rejected", invoice.Reject(actor, now), why);
        await work.CommitAsync(cancellationToken);
    }
}

internal static class Deciding
{
    public static async Task<Invoice> LoadForDecisionAsync(this TenantWork work, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
        return invoice;
    }

    /// <summary>
    /// Every approval advances the invoice's audit head and so its row version: of two approvers at once one is told to look again,
    /// and never do both believe that the other one is still missing.
    /// </summary>
    public static async Task ApproveAsync(
        this TenantWork work, Invoice invoice, DateOnly? issueDate, string? breakGlassReason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (invoice.Status is not DocumentStatus.Submitted) throw InvoiceRules.NotAwaitingApproval(invoice.DisplayName, invoice.Status);
        var given = await work.Db.ApprovalSteps.AsNoTracking()
            .Where(s => s.InvoiceId == invoice.Id && s.Round == invoice.ApprovalRound).Select(s => s.ApproverId).ToListAsync(cancellationToken);
        if (given.Contains(work.Actor.UserId)) throw ApprovalRules.AlreadyApprovedByYou(invoice.DisplayName);

        work.Db.ApprovalSteps.Add(new(invoice, work.Actor, ApprovalDecision.Approved, breakGlassReason, breakGlassReason is not null, now));
        var count = given.Count + 1;
        work.Record(
            invoice, now, breakGlassReason is null ? "invoice.approved" : "invoice.approved-by-break-glass",
            [AuditChange.Of("approvals", given.Count, count)], breakGlassReason);
        if (breakGlassReason is not null || count >= invoice.ApprovalsRequired) await Issuing.IssueAsync(work, invoice, issueDate, now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}
