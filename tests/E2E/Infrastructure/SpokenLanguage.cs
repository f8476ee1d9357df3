using System.Text.RegularExpressions;
using System.Xml.Linq;
using InvoiceWeb.Ui;
using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>Looks for texts of the pages that stand there in English although the reader has chosen German.</summary>
public static partial class SpokenLanguage
{
    /// <summary>Everything a person sees or hears, but not the printed document, whose language is its company's, and not what people have typed.</summary>
    private const string Everything = """
        () => {
          const said = [];
          const counts = element => element && !element.closest('article, script, style, [dir=auto], code') && element.checkVisibility();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) if (counts(walker.currentNode.parentElement)) said.push(walker.currentNode.textContent);
          for (const element of document.querySelectorAll('[title],[aria-label],[placeholder],[alt]'))
            if (counts(element)) for (const name of ['title', 'aria-label', 'placeholder', 'alt']) said.push(element.getAttribute(name) ?? '');
          said.push(document.title);
          return [...new Set(said.map(text => text.replace(/\s+/g, ' ').trim()).filter(text => text))];
        }
        """;

    private static readonly (HashSet<string> Plain, IReadOnlyList<Regex> Filled) English = Read();

    public static async Task ExpectGermanAsync(IPage page)
    {
        var said = await page.EvaluateAsync<string[]>(Everything);
        Assert.NotEmpty(said);
        var left = said.Where(text => English.Plain.Contains(text) || English.Filled.Any(e => e.IsMatch(text))).ToList();
        Assert.True(left.Count == 0, $"In English on {page.Url}: {string.Join(" | ", left)}");
    }

    private static (HashSet<string>, IReadOnlyList<Regex>) Read()
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream("Texts.de.resx")!;
        var texts = XDocument.Load(file).Root!.Elements("data").Select(d => (English: (string)d.Attribute("name")!, German: (string)d.Element("value")!)).ToList();
        var german = texts.Select(t => t.German).ToHashSet();
        var english = texts.Where(t => t.English != t.German && !german.Contains(t.English)).Select(t => t.English).ToList();
        // A text with hardly a word of its own would match whatever people have typed.
        var filled = english.Where(e => e.Contains('{', StringComparison.Ordinal) && Value().Replace(e, "").Count(char.IsLetter) > 10);
        return ([.. english.Where(e => !e.Contains('{', StringComparison.Ordinal))], [.. filled.Select(e => new Regex($"^{string.Join(".+", Value().Split(e).Select(Regex.Escape))}$"))]);
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Value();
}
