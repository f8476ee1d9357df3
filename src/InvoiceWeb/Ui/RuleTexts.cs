using System.Globalization;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Ui;

/// <summary>Says a refusal in the reader's language and number formats; the English sentence is the key and the fallback.</summary>
public sealed class RuleTexts(IStringLocalizer<Texts> texts)
{
    public string Say(RuleBrokenException rule)
    {
        var translated = texts[rule.Text.Format];
        return string.Format(CultureInfo.CurrentCulture, AsTheReaderWrites(translated.Value), [.. rule.Text.GetArguments().Select(Translated)]);
    }

    /// <summary>Sentences name days in the form of logs and interfaces; people read them as on every page.</summary>
    private static string AsTheReaderWrites(string format) =>
        format.Replace(":yyyy-MM-dd}", $":{DayText.Form}}}", StringComparison.Ordinal).Replace(":d}", $":{DayText.Form}}}", StringComparison.Ordinal);

    private object? Translated(object? argument) => argument switch
    {
        string text => texts[text].Value,
        Enum member => texts[member.ToString()].Value,
        _ => argument,
    };
}
