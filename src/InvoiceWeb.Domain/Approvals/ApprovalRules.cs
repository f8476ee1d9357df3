namespace InvoiceWeb.Approvals;

/// <summary>What the approvals slice refuses, by stable code.</summary>
public static class ApprovalRules
{
    public static RuleBrokenException BandShape() =>
        new("approval.band-shape", $"A band asks for nobody, one or two approvers, up to an amount of zero or more.");

    public static RuleBrokenException DelegationShape() =>
        new("delegation.shape", $"A delegation goes to somebody else, ends on or after the day it begins, and lasts at most a year.") { Field = "To" };

    public static RuleBrokenException AlreadyApprovedByYou(string invoice) =>
        new("approval.already-yours", $"You have already approved {invoice}; a second, different person must approve it too.");

    public static RuleBrokenException AlreadyDecidedByYou(string invoice) =>
        new("approval.already-decided", $"You have already approved {invoice}. If it should not be issued, ask a colleague to reject it.");
}
