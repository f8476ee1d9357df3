using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals;

/// <summary>Gives one approval; with the last one that is needed, the invoice is issued.</summary>
public sealed class ApproveInvoice(TenantDatabase tenants, ReadAbsentees absentees, TimeProvider clock)
{
    /// <param name="issueDate">The approver's choice of an earlier, still open day; null for today.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>invoice.editor-cannot-approve</c>, <c>approval.already-yours</c>, <c>invoice.not-awaiting-approval</c>, rules of dates and numbers;
    /// for who stands in: <c>approval.absent-edited</c>, <c>approval.absent-decided</c>.
    /// </exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, DateOnly? issueDate, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        var absent = await absentees.OrOwnRightAsync(actor, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.LoadForDecisionAsync(id, seenVersion, cancellationToken);
        invoice.RequireMayBeApprovedBy(actor);
        await work.ApproveAsync(invoice, issueDate, absent, breakGlassReason: null, clock.GetUtcNow(), cancellationToken);
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
        await work.ApproveAsync(invoice, issueDate: null, absent: null, InvoiceRules.RequireReason(reason), clock.GetUtcNow(), cancellationToken);
    }
}

/// <summary>Sends a submitted invoice back to its clerk.</summary>
public sealed class RejectInvoice(TenantDatabase tenants, ReadAbsentees absentees, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException">
    /// <c>reason.missing</c>, <c>invoice.not-awaiting-approval</c>, <c>approval.already-decided</c>; for who stands in the same as for an approval.
    /// </exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        var absent = await absentees.OrOwnRightAsync(actor, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var invoice = await work.LoadForDecisionAsync(id, seenVersion, cancellationToken);
        if (absent is not null) invoice.RequireMayBeApprovedBy(actor);
        var why = InvoiceRules.RequireReason(reason);
        var given = await work.Db.DecisionsAsync(invoice, cancellationToken);
        if (given.Any(s => s.ApproverId == actor.UserId)) throw ApprovalRules.AlreadyDecidedByYou(invoice.NameInSentences);
        var forWhom = Deciding.ForWhom(invoice, absent, given);
        work.Db.ApprovalSteps.Add(new(invoice, actor, ApprovalDecision.Rejected, why, breakGlass: false, now, forWhom));
        work.Record(invoice, now, "invoice.rejected", [.. Deciding.OnBehalf(forWhom), .. invoice.Reject(actor, now)], why);
        await work.CommitAsync(cancellationToken);
    }
}
