using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>What people see when something is gone: the server, their session, a page.</summary>
public sealed class CalmFailure : IAsyncLifetime
{
    private const string Company = "brightside";
    private Theatre _theatre = null!;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task A_lost_server_is_said_above_an_open_dialog_and_the_way_back_can_be_pressed()
    {
        await using var clara = await _theatre.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await clara.Page.GetByRole(AriaRole.Heading, new() { Name = "Recent invoices" }).WaitForAsync();
        await clara.Page.Keyboard.PressAsync("?");
        var dialog = clara.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Expect(dialog).ToBeVisibleAsync();

        try
        {
            await _theatre.App.KillAsync();
            await Expect(clara.Page.GetByText("The connection to the server is interrupted")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            // In the top layer, where a modal dialog is too, and later than it: above it.
            Assert.True(await clara.Page.EvaluateAsync<bool>("document.getElementById('components-reconnect-modal').matches(':popover-open')"));
            await Pictures.TakeAsync(clara.Page, "reconnect-above-a-dialog");

            await _theatre.App.RestartAsync();
            var reload = clara.Page.GetByRole(AriaRole.Link, new() { Name = "Reload the page" });
            await Expect(reload).ToBeVisibleAsync(new() { Timeout = 90_000 });
            await Expect(dialog).ToBeVisibleAsync();
            await reload.ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(clara.Page.GetByRole(AriaRole.Heading, new() { Name = "Recent invoices" })).ToBeVisibleAsync();
        }
        finally
        {
            clara.ForgiveAll("the server was killed on purpose");
        }
    }

    [Fact]
    public async Task A_session_that_ends_while_somebody_types_takes_nothing_with_it()
    {
        await using var clara = await _theatre.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        await clara.Page.RunAndWaitForResponseAsync(() => editor.TypeLineAsync(1, "Typed while signed in", "2", "10", "19"), answer => answer.Url.Contains("sequence=", StringComparison.Ordinal) && answer.Ok);

        await clara.Page.Context.ClearCookiesAsync();
        await clara.Page.RunAndWaitForResponseAsync(() => editor.TypeAsync("Note, printed below the lines", "typed when it was over"), answer => answer.Url.Contains("sequence=", StringComparison.Ordinal));
        await clara.Page.ReloadAsync();

        // Signing in leads back to where they were.
        await clara.Page.GetByLabel("E-mail").FillAsync("clara@demo.example");
        await clara.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("demo-invoiceweb");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(clara.Page.GetByText("What you typed until")).ToBeVisibleAsync();
        await Expect(clara.Page.GetByLabel("Description, line 1")).ToHaveValueAsync("Typed while signed in");
        await Expect(clara.Page.GetByLabel("Note, printed below the lines")).ToHaveValueAsync("typed when it was over");
        clara.ForgiveAll("the session was ended on purpose");
    }

    [Fact]
    public async Task Error_pages_say_what_to_do_and_carry_a_number()
    {
        await using var nobody = await _theatre.NewPersonAsync();
        await nobody.Page.GotoAsync("/error");
        await Expect(nobody.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Something went wrong");
        await Expect(nobody.Page.Locator("code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{32}$"));
        await Expect(nobody.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the start page" })).ToBeVisibleAsync();
        await nobody.Page.GotoAsync("/no/such/page");
        await Expect(nobody.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("This page does not exist");
        await Expect(nobody.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the start page" })).ToBeVisibleAsync();
        nobody.ForgiveAll("pages that are not there answer so");
    }
}
