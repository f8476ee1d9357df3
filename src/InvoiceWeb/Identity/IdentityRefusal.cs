using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity;

internal static class IdentityRefusal
{
    /// <exception cref="RuleBrokenException"><c>user.refused</c>, when Identity has said no; in its words, beside the field.</exception>
    public static void Require(this IdentityResult result, string field)
    {
        if (!result.Succeeded) throw new RuleBrokenException("user.refused", $"{string.Join(" ", result.Errors.Select(e => e.Description))}") { Field = field };
    }
}
