using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Invoices.Views;

/// <summary>VAT categories for people who do not know the letters: a name, when each is the right one, and what it demands.</summary>
public static class VatWords
{
    /// <summary>“AE – Reverse charge”.</summary>
    public static string Named(this VatCategory category, IStringLocalizer<Texts> texts) => $"{category.Code()} – {texts[category.ToString()]}";

    public static string Explained(this VatCategory category, IStringLocalizer<Texts> texts) => category switch
    {
        VatCategory.Standard => texts["VAT is charged at the rate beside it."],
        VatCategory.ZeroRated => texts["Taxed, but at 0 %. No reason is needed."],
        VatCategory.Exempt => texts["The law exempts this supply from VAT. The invoice must say why."],
        VatCategory.ReverseCharge => texts["The buyer owes the VAT instead of the seller. The invoice must carry the buyer's VAT ID and say why no VAT is charged."],
        VatCategory.IntraCommunity => texts["Goods to a business in another EU country. The invoice must carry the VAT IDs of both and say why no VAT is charged."],
        VatCategory.Export => texts["Goods that leave the EU. The invoice must say why no VAT is charged."],
        VatCategory.OutOfScope => texts["Not subject to VAT at all. The invoice must say why, and no other category may stand beside it."],
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };
}
