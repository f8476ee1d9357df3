namespace InvoiceWeb.Documents;

/// <summary>
/// A4 in the manner of DIN 5008, form B, in millimetres: the address stands 45 from the top and its text 25 from the left, where the
/// window of an envelope shows it. Style sheet, page rules and the plan of pages take their figures from here.
/// </summary>
public static class SheetPaper
{
    public const double Height = 297;
    public const double Width = 210;
    public const double Left = 25;
    public const double Right = 20;
    public const double Body = Width - Left - Right;

    /// <summary>On the first page the letterhead fills the 30 from here to the address.</summary>
    public const double TopOfFirst = 15;

    public const double TopOfOthers = 20;

    /// <summary>The margin below, with page number and legal footer, is at least this.</summary>
    public const double Foot = 25;

    /// <summary>What the foot needs besides the text of the legal footer.</summary>
    public const double AroundFoot = 14;

    /// <summary>More than this no legal footer gets of each page.</summary>
    public const double HighestFoot = 80;

    /// <summary>Width of the legal footer; the rest belongs to the page number.</summary>
    public const double FootText = 115;

    /// <summary>Height of a row “Carried over” or “Brought forward”.</summary>
    public const double Carry = 7;
}
