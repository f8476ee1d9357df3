using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Where the focus is: on the way through a page with Tab, after a dialog, after a navigation, after a refusal.</summary>
[Collection(DemoStage.Name)]
public sealed class Keyboard(Stage stage)
{
    private const string Company = "brightside";

    /// <summary>More stops than any page has.</summary>
    private const int Patience = 300;

    /// <summary>Begins before the first stop of the page, wherever the focus was.</summary>
    private const string Begin = "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }";

    /// <summary>What has the focus: its landmark, whether a person sees it and sees that it has the focus; null at the end of the page.</summary>
    private const string Stop = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const part = e.matches('.skip') ? 0 : e.closest('header') ? 1 : e.closest('nav.nav') ? 2 : 3;
          const box = e.getBoundingClientRect(), style = getComputedStyle(e);
          const around = e.closest('.file-button, .grid td, .search');
          const marked = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
          const first = e.dataset.walked === undefined;
          e.dataset.walked = '';
          return [String(part), String(box.width > 0 && box.height > 0 && e.checkVisibility()), String(marked(style) || !!around && marked(getComputedStyle(around))), String(first), e.outerHTML.slice(0, 120)];
        }
        """;

    [Theory]
    [InlineData("clara", ""), InlineData("clara", "/invoices"), InlineData("clara", "/invoices/new"), InlineData("amir", "/approvals"), InlineData("tessa", "/payments")]
    [InlineData("clara", "/participants/new"), InlineData("ada", "/settings"), InlineData("ada", "/settings/people"), InlineData("ada", "/settings/company")]
    public async Task Tab_walks_a_page_from_the_skip_link_to_the_end_and_each_stop_is_seen(string name, string page)
    {
        await using var person = await stage.NewPersonAsync();
        await person.SignInAsync($"{name}@demo.example");
        await person.Page.GotoAsync($"/{Company}{page}");
        await person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await Expect(person.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, await person.Page.Locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").CountAsync());

        await person.Page.EvaluateAsync(Begin);
        var (stops, part) = (new List<string>(), 0);
        for (var i = 0; i < Patience; i++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await person.Page.EvaluateAsync<string[]?>(Stop) is not [var now, var seen, var marked, var first, var what]) break;
            if (first == "false") break;
            Assert.True(seen == "true", $"Nobody sees {what}");
            Assert.True(marked == "true", $"Nothing shows the focus of {what}");
            Assert.True(int.Parse(now, System.Globalization.CultureInfo.InvariantCulture) >= part, $"Out of order: {what}");
            part = int.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
            stops.Add(what);
        }
        Assert.InRange(stops.Count, 10, Patience - 1);
        Assert.Contains("Skip to content", stops[0], StringComparison.Ordinal);
        Assert.Equal(3, part);
    }

    [Fact]
    public async Task Who_types_before_a_new_page_has_put_the_focus_is_not_interrupted()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var page = clara.Page;
        await page.GotoAsync($"/{Company}/participants");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.EvaluateAsync("invoiceweb.focusHeading()");
        await page.Keyboard.TypeAsync("kontor");
        await Expect(new ListPage(page).Search).ToHaveValueAsync("kontor");
    }

    [Fact]
    public async Task The_skip_link_a_navigation_a_dialog_and_a_refusal_put_the_focus_where_it_goes_on()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var page = clara.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "Recent invoices" }).WaitForAsync();
        await page.EvaluateAsync(Begin);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main#content")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Participants" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Participants" })).ToBeFocusedAsync();

        await page.GotoAsync($"/{Company}/participants/new");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });
        await save.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();

        await using var tessa = await stage.NewPersonAsync();
        await tessa.SignInAsync("tessa@demo.example");
        var list = new ListPage(tessa.Page);
        await list.OpenAsync(Company, "?direction=Sales&status=Approved&payment=Unpaid");
        await list.Rows.First.GetByRole(AriaRole.Link).PressAsync("Enter");
        var record = tessa.Page.GetByRole(AriaRole.Region, new() { Name = "Actions" }).GetByRole(AriaRole.Button).First;
        await record.PressAsync("Enter");
        var dialog = tessa.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        Assert.True(await dialog.EvaluateAsync<bool>("d => d.contains(document.activeElement)"));
        await tessa.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(record).ToBeFocusedAsync();
    }
}
