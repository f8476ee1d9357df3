using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals;

/// <summary>Approves several invoices, each for itself: one that is refused stops no other.</summary>
public sealed class ApproveSelected(ApproveInvoice approve)
{
    /// <param name="selected">With the row version of each that the person was looking at.</param>
    /// <returns>One outcome for each, in the given order.</returns>
    public async Task<IReadOnlyList<ApprovalOutcome>> ExecuteAsync(Actor actor, IReadOnlyList<(Guid Id, int SeenVersion)> selected, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ApproveInvoices);
        var outcomes = new List<ApprovalOutcome>(selected.Count);
        foreach (var (id, seenVersion) in selected)
        {
            try
            {
                await approve.ExecuteAsync(actor, id, seenVersion, issueDate: null, cancellationToken);
                outcomes.Add(new(id, null));
            }
            catch (RuleBrokenException rule)
            {
                outcomes.Add(new(id, rule));
            }
        }
        return outcomes;
    }
}

/// <param name="Refusal">Why it was not approved; null when it was.</param>
public sealed record ApprovalOutcome(Guid Id, RuleBrokenException? Refusal);
