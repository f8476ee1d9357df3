using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Ui;

/// <summary>Counted things in words that fit one and several; both sentences are keys of the texts.</summary>
public static class Counted
{
    /// <param name="one">Said of exactly one, such as “1 invoice”.</param>
    /// <param name="several">Said of none and of several; the count is {0}.</param>
    /// <param name="others">Further values, from {1} on, for either sentence.</param>
    public static string Count(this IStringLocalizer<Texts> texts, long count, string one, string several, params object[] others) =>
        texts[count == 1 ? one : several, [count, .. others]];
}
