using InvoiceWeb.Audit;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

internal static class Deciding
{
    public static async Task<Invoice> LoadForDecisionAsync(this TenantWork work, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
        return invoice;
    }

    /// <summary>What has been decided about this submission so far.</summary>
    public static Task<List<ApprovalStep>> DecisionsAsync(this InvoiceDbContext db, Invoice invoice, CancellationToken cancellationToken) =>
        db.ApprovalSteps.AsNoTracking().Where(s => s.InvoiceId == invoice.Id && s.Round == invoice.ApprovalRound).ToListAsync(cancellationToken);

    /// <param name="absent">For whom the person stands in; null when they decide in their own right.</param>
    /// <returns>The absent approver whose vote this is.</returns>
    public static Absentee? ForWhom(Invoice invoice, IReadOnlyCollection<Absentee>? absent, IReadOnlyCollection<ApprovalStep> given)
    {
        if (absent is null) return null;
        var standing = StandingIn.For(invoice, absent, given);
        return standing.Absent ?? throw standing.Refusal!;
    }

    /// <returns>Why somebody has no vote left on this submission; null when they have.</returns>
    public static RuleBrokenException? VoteOf(Actor actor, Invoice invoice, IReadOnlyCollection<ApprovalStep> given) =>
        given.Any(s => s.ApproverId == actor.UserId) ? ApprovalRules.AlreadyApprovedByYou(invoice.NameInSentences)
        : given.FirstOrDefault(s => s.OnBehalfOfId == actor.UserId) is { } cast ? ApprovalRules.VoteCastForYou(invoice.NameInSentences, cast.ApproverName)
        : null;

    /// <summary>That this person has a vote left about this submission.</summary>
    /// <returns>How many were given before, and the absent approver whose vote it would be.</returns>
    public static async Task<(int Given, Absentee? ForWhom)> RequireVoteAsync(
        this TenantWork work, Invoice invoice, IReadOnlyCollection<Absentee>? absent, bool breakGlass, CancellationToken cancellationToken)
    {
        if (invoice.Status is not DocumentStatus.Submitted) throw InvoiceRules.NotAwaitingApproval(invoice.DisplayName, invoice.Status);
        var given = await work.Db.DecisionsAsync(invoice, cancellationToken);
        if (VoteOf(work.Actor, invoice, given) is { } cast && (!breakGlass || given.Any(s => s.ApproverId == work.Actor.UserId))) throw cast;
        return (given.Count, ForWhom(invoice, absent, given));
    }

    public static IEnumerable<AuditChange> OnBehalf(Absentee? absent) => absent is null ? [] : [AuditChange.Of("onBehalfOf", null, absent.Name)];

    /// <summary>
    /// Every approval advances the invoice's audit head and so its row version: of two approvers at once one is told to look again,
    /// and never do both believe that the other one is still missing.
    /// </summary>
    public static async Task ApproveAsync(
        this TenantWork work, Invoice invoice, DateOnly? issueDate, IReadOnlyCollection<Absentee>? absent, string? breakGlassReason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (given, forWhom) = await work.RequireVoteAsync(invoice, absent, breakGlassReason is not null, cancellationToken);
        work.Db.ApprovalSteps.Add(new(invoice, work.Actor, ApprovalDecision.Approved, breakGlassReason, breakGlassReason is not null, now, forWhom));
        var count = given + 1;
        work.Record(
            invoice, now, breakGlassReason is null ? "invoice.approved" : "invoice.approved-by-break-glass",
            [AuditChange.Of("approvals", given, count), .. OnBehalf(forWhom)], breakGlassReason);
        if (breakGlassReason is not null || count >= invoice.ApprovalsRequired) await Issuing.IssueAsync(work, invoice, issueDate, now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}
