namespace InvoiceWeb.Invoices;

/// <summary>VAT category codes (EN 16931 BT-151, UNCL 5305).</summary>
public enum VatCategory : short
{
    /// <summary>S, standard or reduced rate.</summary>
    Standard = 1,
    /// <summary>Z, zero rated.</summary>
    ZeroRated = 2,
    /// <summary>E, exempt.</summary>
    Exempt = 3,
    /// <summary>AE, reverse charge.</summary>
    ReverseCharge = 4,
    /// <summary>K, intra-Community supply.</summary>
    IntraCommunity = 5,
    /// <summary>G, export outside the EU.</summary>
    Export = 6,
    /// <summary>O, outside the scope of VAT: has no rate and allows no other category beside it (BR-O-11 to BR-O-14).</summary>
    OutOfScope = 7,
}

public static class VatCategories
{
    /// <summary>The code that documents carry.</summary>
    public static string Code(this VatCategory category) => category switch
    {
        VatCategory.Standard => "S",
        VatCategory.ZeroRated => "Z",
        VatCategory.Exempt => "E",
        VatCategory.ReverseCharge => "AE",
        VatCategory.IntraCommunity => "K",
        VatCategory.Export => "G",
        VatCategory.OutOfScope => "O",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    /// <exception cref="ArgumentException">Not a category that this product knows.</exception>
    public static VatCategory FromCode(string code) => Enum.GetValues<VatCategory>().Where(c => c.Code() == code).Select(c => (VatCategory?)c).FirstOrDefault()
        ?? throw new ArgumentException($"“{code}” is not a VAT category that this product knows.", nameof(code));

    /// <summary>Categories other than S carry no tax (BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05).</summary>
    public static bool HasRate(this VatCategory category) => category is VatCategory.Standard;

    /// <summary>The reader must be told why there is no tax (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10).</summary>
    public static bool NeedsReason(this VatCategory category) => category is not (VatCategory.Standard or VatCategory.ZeroRated);
}
