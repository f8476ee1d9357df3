using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Tests.Components;

/// <summary>Shows one view in a company, in British formats unless a test says otherwise.</summary>
public abstract class View : BunitContext
{
    protected View()
    {
        Speak("en-GB");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IStringLocalizer<Texts>, TextLocalizer>();
        Services.AddSingleton<RuleTexts>();
        Attempt = NewAttempt(CancellationToken.None);
    }

    protected TenantContext Here { get; private set; } = ACompany.SeenBy(AnActor.Alice);

    /// <summary>What views that send something are given.</summary>
    protected Attempt Attempt { get; }

    protected RuleTexts Texts => Services.GetRequiredService<RuleTexts>();

    protected Heard Log { get; } = new();

    protected static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected void SeenBy(Actor actor) => Here = ACompany.SeenBy(actor);

    protected void SeenBy(Roles roles) => SeenBy(AnActor.Named("Zoe", roles));

    protected IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent =>
        Render<T>(view => parameters(view.AddCascadingValue(Here)));

    protected Attempt NewAttempt(CancellationToken leaving, Func<Task>? changed = null) => new(() => Here, Texts, Log, changed ?? (() => Task.CompletedTask), leaving);

    /// <summary>Makes the attempt say no, as a rule of the business would.</summary>
    protected async Task RefuseAsync(RuleBrokenException rule) => Assert.False(await Attempt.RunAsync((_, _) => throw rule));
}

/// <summary>Finds things as people do: by what they say.</summary>
public static class Finding
{
    public static IElement Button<T>(this IRenderedComponent<T> view, string text) where T : IComponent =>
        view.FindAll("button").Single(b => b.TextContent.Trim() == text || b.GetAttribute("aria-label") == text);

    public static IElement Labelled<T>(this IRenderedComponent<T> view, string label) where T : IComponent =>
        view.FindAll("[aria-label]").SingleOrDefault(e => e.GetAttribute("aria-label") == label)
        ?? view.Find("#" + view.FindAll("label").Single(l => l.TextContent.Trim() == label).GetAttribute("for"));

    public static string Text<T>(this IRenderedComponent<T> view) where T : IComponent => string.Join(' ', view.Nodes.Select(n => n.TextContent)).OneLine();

    public static string OneLine(this string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
