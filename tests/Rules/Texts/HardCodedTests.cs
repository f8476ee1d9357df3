using System.Text.RegularExpressions;
using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>What pages and endpoints say goes through the localizer: nothing for readers stands in markup or code in one language.</summary>
public sealed partial class HardCodedTests
{
    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "alt", "label", "hint", "text", "button", "consequence", "legend", "caption",
        "heading", "message", "empty", "summary", "tooltip", "confirm",
    };

    /// <summary>Names, which no language changes.</summary>
    private static readonly HashSet<string> Names = ["InvoiceWeb", "AE", "Ctrl", "Enter", "Esc", "PDF", "CSV", "kB", "MB", "GB", "IBAN", "BIC", "ISO"];

    public static IEnumerable<Violation> Speaking(IEnumerable<TypeDefinition> types) =>
        from type in types.SelectMany(Uses.WithNested)
        from method in type.Methods
        from call in StringFlow.Calls(method)
        from text in Said(call)
        where !Address().IsMatch(text) && Words().Matches(text).Any(w => !Names.Contains(w.Value))
        select new Violation(call.To.Name == "AddMarkupContent" ? SourcePlace.OfMarkup(method, text) : call.Place, $"“{text.Trim()}” is said in English only; write @T[\"…\"] and add it to Texts.de.resx");

    /// <summary>The printed sheet is left out: it speaks the language of its company, from a resource file of its own.</summary>
    private static IEnumerable<TypeDefinition> Pages => Built.TypesOf(Built.Web).Where(t => t.Namespace != "InvoiceWeb.Documents.Views");

    private static IEnumerable<string> Said(SeenCall call) => (call.To.DeclaringType.FullName, call.To.Name) switch
    {
        ("Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder", "AddMarkupContent") => call.Arguments[2].Texts.SelectMany(InMarkup),
        ("Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder", "AddContent") => call.Arguments[2].Texts,
        ("Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder", "AddAttribute" or "AddComponentParameter") when call.Arguments.Count > 3 && call.Arguments[2].Texts.Any(Attributes.Contains) => call.Arguments[3].Texts,
        ("Microsoft.AspNetCore.Http.Results" or "Microsoft.AspNetCore.Http.TypedResults", "Problem" or "Text" or "BadRequest" or "NotFound" or "Content" or "Json") => call.Arguments.SelectMany(a => a.Texts).Where(t => t.Contains(' ')),
        _ => [],
    };

    /// <summary>What a piece of markup says between its tags and in its attributes.</summary>
    public static IEnumerable<string> InMarkup(string markup) =>
        Tag().Split(markup).Where((_, i) => i % 2 == 0)
            .Concat(Tag().Matches(markup).SelectMany(tag => Attribute().Matches(tag.Value)).Where(a => Attributes.Contains(a.Groups["name"].Value)).Select(a => a.Groups["value"].Value))
            .Select(System.Net.WebUtility.HtmlDecode).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text));

    [GeneratedRegex("(<[^>]*>)")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<name>[\\w-]+)\\s*=\\s*\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();

    /// <summary>“set-up?key=…”, “invoices/new”.</summary>
    [GeneratedRegex(@"^\S*[/?=]\S*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();

    [Fact]
    public void Nothing_for_readers_is_said_in_one_language_only() => Excused.Nobody.OnlyIn(Speaking(Pages));

    [Fact]
    public void Planted_words_are_found_with_their_places()
    {
        var found = Speaking([Built.Planted<InvoiceWeb.Ui.PlantedMarkup>()]).ToList();
        Assert.Equal(["Planted label", "Planted otherwise", "Planted tooltip", "Planted", "words"], found.Select(v => v.Problem[1..v.Problem.IndexOf('”', StringComparison.Ordinal)]).Order(StringComparer.Ordinal).OrderBy(t => t is "Planted" or "words"));
        Assert.Contains(found, v => v.Subject.StartsWith("tests/Rules/Planted/Texts.cs:", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_are_seen() => Assert.InRange(Pages.Count(t => t.Methods.Any(m => m.Name == "BuildRenderTree")), 60, int.MaxValue);
}
