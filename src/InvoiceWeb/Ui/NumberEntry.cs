using System.Globalization;

namespace InvoiceWeb.Ui;

/// <summary>A number while it is typed: the text is kept letter by letter, also while it is no number.</summary>
public sealed class NumberEntry(decimal? value = null, int places = 0)
{
    public string Text { get; private set; } = Shown(value, places);

    /// <summary>The number; null when nothing is typed, or nothing that is a number.</summary>
    public decimal? Value { get; private set; } = value;

    /// <summary>What was typed, while it could mean another number elsewhere; it outlives the tidying, so that nobody is left to wonder.</summary>
    private string? Ambiguous { get; set; }

    public bool IsInvalid => Value is null && !string.IsNullOrWhiteSpace(Text);

    public void Type(string? text)
    {
        Text = text ?? "";
        Value = NumberText.Parse(Text, CultureInfo.CurrentCulture);
        Ambiguous = NumberText.Reading(Text, CultureInfo.CurrentCulture) is null ? null : Text;
    }

    public void Set(decimal? value, int places = 0)
    {
        if (value != Value) Ambiguous = null;
        (Value, Text) = (value, Shown(value, places));
    }

    /// <summary>How the number was read, where that is not plain; null where it is.</summary>
    public string? Reading(int places) => NumberText.Reading(Ambiguous, CultureInfo.CurrentCulture, places);

    /// <summary>Tidies the text when the field is left; what is no number stays as typed.</summary>
    public void Settle(int places)
    {
        if (!IsInvalid) Text = Shown(Value, places);
    }

    private static string Shown(decimal? value, int places) => value is { } number ? NumberText.Format(number, CultureInfo.CurrentCulture, places) : "";
}
