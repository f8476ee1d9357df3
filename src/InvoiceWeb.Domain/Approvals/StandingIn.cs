using InvoiceWeb.Invoices;

namespace InvoiceWeb.Approvals;

/// <summary>Whose vote somebody casts who stands in for absent approvers. One person, one vote: neither half of a pair counts twice.</summary>
/// <param name="Absent">The first whose vote may be cast; null when there is none.</param>
/// <param name="Refusal">Why not, when there is none.</param>
public sealed record StandingIn(Absentee? Absent, RuleBrokenException? Refusal)
{
    /// <param name="absent">Everybody for whom the person stands in today.</param>
    /// <param name="given">The decisions about this submission so far.</param>
    public static StandingIn For(Invoice invoice, IReadOnlyCollection<Absentee> absent, IReadOnlyCollection<ApprovalStep> given)
    {
        RuleBrokenException? refusal = null;
        foreach (var one in absent)
        {
            if (invoice.SubmittedBy == one.Id || invoice.Editors.Contains(one.Id)) refusal ??= ApprovalRules.AbsentEdited(invoice.NameInSentences, one.Name);
            else if (given.Any(s => s.ApproverId == one.Id || s.OnBehalfOfId == one.Id)) refusal ??= ApprovalRules.AbsentDecided(invoice.NameInSentences, one.Name);
            else return new(one, null);
        }
        return new(null, refusal ?? InvoiceWeb.Tenancy.TenancyRules.MissingPermission(InvoiceWeb.Tenancy.Permission.ApproveInvoices));
    }
}
