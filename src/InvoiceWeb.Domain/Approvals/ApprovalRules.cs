namespace InvoiceWeb.Approvals;

/// <summary>What the approvals slice refuses, by stable code.</summary>
public static class ApprovalRules
{
    public static RuleBrokenException BandShape() =>
        new("approval.band-shape", $"A band asks for nobody, one or two approvers, up to an amount of zero or more.");

    public static RuleBrokenException NoUnlimitedBand() =>
        new("approval.no-unlimited-band", $"The last band must have no limit, so that every amount falls into one.") { Field = "Bands" };

    public static RuleBrokenException BandLimitsOverlap(int band) =>
        new("approval.limits-overlap", $"Each band must end above the one before it, and only the last has no limit.") { Field = FormattableString.Invariant($"Bands[{band}].UpTo") };

    public static RuleBrokenException TooManyBands() =>
        new("approval.too-many-bands", $"A policy has at most {ApprovalPolicy.MostBands} bands.") { Field = "Bands" };

    public static RuleBrokenException DelegateNotFitting() =>
        new("delegation.not-fitting", $"Choose a colleague of this company who does more than read its books.") { Field = "ToUserId" };

    public static RuleBrokenException DelegationOver() =>
        new("delegation.over", $"This absence lies in the past.") { Field = "To" };

    public static RuleBrokenException DelegationOverlaps(string name) =>
        new("delegation.overlaps", $"{name} stands in for you on some of these days already. Revoke that first.") { Field = "From" };

    public static RuleBrokenException DelegationRevoked() =>
        new("delegation.revoked", $"This delegation has ended already.");

    public static RuleBrokenException AbsentEdited(string invoice, string absent) =>
        new("approval.absent-edited", $"{absent}, for whom you stand in, edited or submitted {invoice}; somebody else must decide.");

    public static RuleBrokenException AbsentDecided(string invoice, string absent) =>
        new("approval.absent-decided", $"The vote of {absent} on {invoice} has been cast already; a different person must decide too.");

    public static RuleBrokenException VoteCastForYou(string invoice, string by) =>
        new("approval.vote-cast-for-you", $"{by} has cast your vote on {invoice} while you were away; a different person must decide too.");

    public static RuleBrokenException DelegationShape() =>
        new("delegation.shape", $"A delegation goes to somebody else, ends on or after the day it begins, and lasts at most a year.") { Field = "To" };

    public static RuleBrokenException AlreadyApprovedByYou(string invoice) =>
        new("approval.already-yours", $"You have already approved {invoice}; a second, different person must approve it too.");

    public static RuleBrokenException AlreadyDecidedByYou(string invoice) =>
        new("approval.already-decided", $"You have already approved {invoice}. If it should not be issued, ask a colleague to reject it.");
}
