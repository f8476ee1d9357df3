namespace InvoiceWeb.Identity;

/// <summary>Why a link does not open, and what to do then; by stable code.</summary>
public static class LinkRules
{
    public static RuleBrokenException Unknown() =>
        new("link.unknown", $"This link leads nowhere. Perhaps a part of it was lost: copy it once more, from the first letter to the last, or ask an administrator of your company for a new one.");

    public static RuleBrokenException Used(AccessLinkKind kind) => kind is AccessLinkKind.Invitation
        ? new("link.used", $"This invitation has been used already. If it was you, sign in; if not, tell an administrator of the company at once.")
        : new("link.used", $"This link has been used already. If it was you, sign in; if not, tell an administrator of your company at once.");

    public static RuleBrokenException Revoked(AccessLinkKind kind) => kind is AccessLinkKind.Invitation
        ? new("link.revoked", $"This invitation has been withdrawn. Ask an administrator of the company for a new one.")
        : new("link.revoked", $"This link has been withdrawn. Ask an administrator of your company for a new one.");

    public static RuleBrokenException Expired(AccessLinkKind kind) => kind is AccessLinkKind.Invitation
        ? new("link.expired", $"This invitation is too old: it lasts seven days. Ask an administrator of the company for a new one.")
        : new("link.expired", $"This link is too old: it lasts one day. Ask an administrator of your company for a new one.");

    public static RuleBrokenException Throttled() =>
        new("link.throttled", $"Too many wrong links were tried from your network. Wait ten minutes, then try again.");

    public static RuleBrokenException ForSomebodyElse(string email) =>
        new("link.for-somebody-else", $"This invitation is for {email}. Sign out, then sign in with that address.");

    public static RuleBrokenException NoLongerAlone() =>
        new("link.no-longer-alone", $"Which companies you belong to has changed since this link was made, so it no longer sets your password. Ask the operator of this server.");

    public static RuleBrokenException SignInFirst(string email) =>
        new("link.sign-in-first", $"There is an account for {email} already. Sign in with it to accept.");
}
