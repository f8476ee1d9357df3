using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Ui;

/// <summary>
/// Says texts in the reader's language. The resource files are read as they are: the compiled form does not tell “Open” from “open”,
/// which are two texts here. What a language lacks appears in English.
/// </summary>
public sealed class TextLocalizer : IStringLocalizer<Texts>
{
    private static readonly FrozenDictionary<string, string> Words = Read("Texts.resx");

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Translations =
        new Dictionary<string, FrozenDictionary<string, string>> { ["de"] = Read("Texts.de.resx") }.ToFrozenDictionary();

    public LocalizedString this[string name] => Find(name);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = Find(name);
            return new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Translations.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Words).Select(text => new LocalizedString(text.Key, text.Value));

    private static LocalizedString Find(string name) =>
        Translations.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var language) && language.TryGetValue(name, out var text)
            || Words.TryGetValue(name, out text)
            ? new(name, text) : new(name, name, resourceNotFound: true);

    private static FrozenDictionary<string, string> Read(string file)
    {
        using var resource = typeof(Texts).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        return XDocument.Load(resource).Root!.Elements("data").ToFrozenDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!, StringComparer.Ordinal);
    }
}
