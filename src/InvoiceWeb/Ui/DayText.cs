using System.Globalization;

namespace InvoiceWeb.Ui;

/// <summary>
/// Days and moments in the reader's language with the month in letters: beside a sheet that its company writes in another order,
/// nobody takes the 4th of May for the 5th of April.
/// </summary>
public static class DayText
{
    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.CurrentCulture);

    /// <param name="at">In the zone in which it is to be read.</param>
    public static string Of(DateTimeOffset at) => $"{at.ToString(Form, CultureInfo.CurrentCulture)}, {at.ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>For sentences that format the day themselves.</summary>
    public static string Form => CultureInfo.CurrentCulture switch
    {
        { Name: "en-US" } => "MMM d, yyyy",
        { TwoLetterISOLanguageName: "de" } => "d. MMM yyyy",
        _ => "d MMM yyyy",
    };
}
