using System.Globalization;

namespace InvoiceWeb;

/// <summary>The rules of the business say no. Nothing has been changed.</summary>
/// <remarks>
/// Thrown, not returned, so that no caller can overlook a refusal. It is translated in two places only:
/// a banner on a page and a problem document on an endpoint (docs/decisions/0004-refusals-are-exceptions.md).
/// </remarks>
public sealed class RuleBrokenException(string code, FormattableString text) : Exception(text.ToString(CultureInfo.InvariantCulture))
{
    /// <summary>Stable name of the rule, such as <c>invoice.not-awaiting-approval</c>. Texts may change, codes may not.</summary>
    public string Code { get; } = code;

    /// <summary>The English sentence with its values kept apart, so that it can be said in another language.</summary>
    public FormattableString Text { get; } = text;

    /// <summary>The input field that the rule speaks of, as its property path (<c>Lines[2].Quantity</c>); null when it concerns the whole.</summary>
    public string? Field { get; init; }

    /// <summary>The record to look at next, such as the invoice that already carries this supplier's number.</summary>
    public Guid? See { get; init; }
}
