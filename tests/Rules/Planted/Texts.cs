using InvoiceWeb.Invoices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Ui;

public sealed class PlantedTexts(IStringLocalizer<Texts> t)
{
    public string Plain => t["planted plainly"];

    public string Chosen(bool so, int n) => t["planted with {0}", n] + t[so ? "planted when so" : "planted when otherwise"] + t[Word(n)];

    public string Of(InvoiceDirection direction) => t[direction.ToString()];

    public string While(string running) => t[string.Concat(running, running)];

    public IEnumerable<string> Each(IEnumerable<int> numbers) => numbers.Select(n => t["planted in a lambda"].Value + n);

    public static RuleBrokenException No() => No("planted word");

    private static RuleBrokenException No(string what) => new("planted", $"planted refusal of {what}");

    private static string Word(int n) => n switch { 0 => "planted by a method", _ => "planted by another" };
}

public sealed class PlantedMarkup : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<p class=\"muted\" title=\"Planted tooltip\">Planted <b>words</b></p>");
        builder.OpenElement(1, "button");
        builder.AddAttribute(2, "aria-label", "Planted label");
        builder.AddAttribute(3, "class", "button primary");
        builder.AddContent(4, ChildText.Length > 0 ? ChildText : "Planted otherwise");
        builder.AddContent(5, "· 5 %");
        builder.CloseElement();
    }

    private static string ChildText => string.Concat(1, 2);
}
