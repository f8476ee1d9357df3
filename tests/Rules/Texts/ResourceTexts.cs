using System.Security;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>The texts of one language, as its resource file has them.</summary>
public sealed partial class ResourceTexts
{
    public ResourceTexts(string file) => Entries = [.. XDocument.Parse(Repository.Read(file)).Root!.Elements("data").Select(d => ((string)d.Attribute("name")!, (string)d.Element("value")!))];

    public IReadOnlyList<(string Key, string Text)> Entries { get; }

    /// <summary>Lines to be pasted into a resource file.</summary>
    public static string Lines(IEnumerable<TextUse> uses) =>
        string.Join('\n', uses.Select(use => $"  <data name=\"{SecurityElement.Escape(use.Key)}\" xml:space=\"preserve\"><value></value></data> <!-- {use.Place} -->"));

    /// <summary>Which values a text takes up, whatever their format.</summary>
    public static IReadOnlyList<string> Values(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups["n"].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<n>\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
