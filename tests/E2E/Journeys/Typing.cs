using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Nothing that is typed is ever lost.</summary>
[Collection(DemoStage.Name)]
public sealed class Typing(Stage stage, ITestOutputHelper output)
{
    [Fact]
    public async Task A_closed_tab_loses_nothing_and_half_a_number_comes_back_letter_by_letter()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync("brightside");
        await editor.ChooseAsync("Customer", "café", "Café Morgenrot");
        await editor.TypeLineAsync(1, "Half typed", "12x", "3.50", "19");
        await editor.TypeLineAsync(2, "Second", "2", "7", "7");
        await clara.Page.WaitForTimeoutAsync(1500);
        var address = clara.Page.Url;
        await clara.Page.CloseAsync();

        var again = await clara.NewTabAsync();
        await again.GotoAsync(address);
        await Expect(again.GetByText("What you typed until")).ToBeVisibleAsync();
        await Expect(again.GetByLabel("Description, line 1")).ToHaveValueAsync("Half typed");
        await Expect(again.GetByLabel("Quantity, line 1")).ToHaveValueAsync("12x");
        await Expect(again.GetByLabel("Description, line 2")).ToHaveValueAsync("Second");
        await Expect(again.GetByRole(AriaRole.Combobox, new() { Name = "Customer" })).ToHaveValueAsync("Café Morgenrot");
        // What is no number is refused in words, and nothing else is thrown away.
        await again.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(again.GetByRole(AriaRole.Alert)).ToContainTextAsync("12x");
        await again.GetByLabel("Quantity, line 1").FillAsync("12");
        await again.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await again.WaitForURLAsync("**/edit");

        await again.GotoAsync("/brightside/invoices/new");
        await again.GetByRole(AriaRole.Heading, new() { Name = "New invoice" }).WaitForAsync();
        Assert.Equal(0, await again.GetByText("You began an invoice").CountAsync());
    }

    [Fact]
    public async Task On_a_shared_browser_nobody_is_given_what_somebody_else_typed()
    {
        await using var desk = await stage.NewPersonAsync();
        await desk.SignInAsync("nora@demo.example");
        var editor = new EditorPage(desk.Page);
        await editor.OpenNewAsync("northwind", purchase: true);
        await editor.TypeLineAsync(1, "As saved", "1", "100", "10");
        await editor.SaveAsync();
        await desk.Page.WaitForURLAsync("**/edit");
        var address = desk.Page.Url;
        var sent = desk.Page.WaitForResponseAsync(r => r.Url.Contains("/journal", StringComparison.Ordinal));
        await desk.Page.GetByLabel("Description, line 1").FillAsync("Nora's, not saved");
        await sent;
        await desk.SignOutAsync();

        await desk.SignInAsync("kenji@demo.example");
        await desk.Page.GotoAsync(address);
        await Expect(desk.Page.GetByLabel("Description, line 1")).ToHaveValueAsync("As saved");
        await Expect(desk.Page.GetByText("What you typed until")).ToHaveCountAsync(0);
        await desk.SignOutAsync();

        await desk.SignInAsync("nora@demo.example");
        await desk.Page.GotoAsync(address);
        await Expect(desk.Page.GetByLabel("Description, line 1")).ToHaveValueAsync("Nora's, not saved");
    }

    [Fact]
    public async Task A_long_draft_in_another_script_is_kept_by_the_server_too()
    {
        await using var kenji = await stage.NewPersonAsync();
        await kenji.SignInAsync("kenji@demo.example");
        await new EditorPage(kenji.Page).OpenNewAsync("northwind");
        await kenji.Page.GetByLabel("Description, line 1").FocusAsync();
        var sent = kenji.Page.WaitForResponseAsync(r => r.Url.Contains("/journal", StringComparison.Ordinal));
        // Far fewer than 60,000 letters, and more bytes than a request may have that outlives its page.
        await PasteAsync(kenji.Page, string.Join('\n', Enumerable.Repeat(string.Concat(Enumerable.Repeat("請求書の備考欄", 90)) + "\t1\tpcs\t1", 40)));
        Assert.True((await sent).Ok);
    }

    [Fact]
    public async Task An_invoice_that_was_begun_and_left_is_offered_and_can_be_thrown_away()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync("brightside");
        await editor.TypeLineAsync(1, "Begun and left", "1", "1", "19");
        await clara.Page.WaitForTimeoutAsync(1500);
        await editor.OpenNewAsync("brightside");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).First.ClickAsync();
        await Expect(clara.Page.GetByLabel("Description, line 1")).ToHaveValueAsync("Begun and left");
        await editor.OpenNewAsync("brightside");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).First.ClickAsync();
        await Expect(clara.Page.GetByText("You began an invoice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_what_the_first_one_changed_and_merges()
    {
        await using var first = await stage.NewPersonAsync();
        await first.SignInAsync("clara@demo.example");
        var editor = new EditorPage(first.Page);
        await editor.OpenNewAsync("brightside");
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await editor.TypeLineAsync(1, "Bookshelf", "1", "100", "19");
        await editor.TypeAsync("Reference", "as agreed");
        await editor.SaveAsync();
        await first.Page.WaitForURLAsync("**/edit");

        await using var second = await stage.NewPersonAsync();
        await second.SignInAsync("clara@demo.example");
        await second.Page.GotoAsync(first.Page.Url);
        await second.Page.GetByLabel("Price, line 1").WaitForAsync();

        await editor.TypeAsync("Reference", "first one's");
        await first.Page.GetByLabel("Price, line 1").FillAsync("150");
        await editor.SaveAsync();

        var other = new EditorPage(second.Page);
        await other.TypeAsync("Reference", "second one's");
        await other.TypeLineAsync(2, "Brackets", "4", "2.50", "19");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Clara Clerk changed this draft");
        await dialog.GetByText("first one's").First.ClickAsync();
        await Pictures.TakeAsync(second.Page, "merge-light");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(second.Page.GetByLabel("Reference", new() { Exact = true })).ToHaveValueAsync("first one's");
        await Expect(second.Page.GetByLabel("Price, line 1")).ToHaveValueAsync("150.00");
        await Expect(second.Page.GetByLabel("Description, line 2")).ToHaveValueAsync("Brackets");
        await other.SaveAsync();
        await Expect(other.Totals).ToContainTextAsync("190.40");
    }

    [Fact]
    public async Task The_lines_work_like_a_spreadsheet_and_a_thousand_of_them_stay_usable()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var (page, editor) = (clara.Page, new EditorPage(clara.Page));
        await editor.OpenNewAsync("brightside");
        await page.GetByLabel("Description, line 1").FocusAsync();
        await PasteAsync(page, "Alpha\t2\tpcs\t10,5\nBeta\t3\th\t€ 20\nGamma\t1\tkg\t5");
        await Expect(page.GetByLabel("Description, line 3")).ToHaveValueAsync("Gamma");
        await Expect(page.GetByLabel("Unit, line 2")).ToHaveValueAsync("HUR");
        await Expect(editor.Totals).ToContainTextAsync("86.00");

        await page.GetByLabel("Price, line 1").PressAsync("ArrowDown");
        await Expect(page.GetByLabel("Price, line 2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Price, line 3")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Description, line 4")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.GetByLabel("Description, line 3")).ToBeFocusedAsync();

        await page.GetByLabel("Description, line 4").FocusAsync();
        await PasteAsync(page, string.Join('\n', Enumerable.Range(4, 997).Select(i => $"Line {i}\t1\tpcs\t1.00")));
        await Expect(page.GetByLabel("Description, line 1000")).ToHaveValueAsync("Line 1000", new() { Timeout = 30_000 });
        await Expect(editor.Totals).ToContainTextAsync("1,083.00");
        await page.GetByLabel("Price, line 1000").FillAsync("2");
        await Expect(editor.Totals).ToContainTextAsync("1,084.00");
        var waits = await KeystrokesAsync(page);
        output.WriteLine($"1,000 lines, keystroke to totals in ms: {string.Join(' ', waits.Select(w => Math.Round(w)))}");
        await page.GetByLabel("Price, line 1000").FillAsync("2");
        await Expect(editor.Totals).ToContainTextAsync("1,084.00");
        await page.Keyboard.PressAsync("Control+s");
        await page.WaitForURLAsync("**/edit", new() { Timeout = 30_000 });
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Price, line 1000")).ToHaveValueAsync("2.00", new() { Timeout = 30_000 });
    }

    /// <summary>Types into the last line and looks how long the totals take, as the person at the keyboard would see it.</summary>
    private static Task<double[]> KeystrokesAsync(IPage page) => page.EvaluateAsync<double[]>("""
        async () => {
          const box = document.querySelector("[aria-label='Price, line 1000']"), totals = document.querySelector(".totals"), waits = [];
          // As a key does it: the page itself keeps scripts from writing where somebody types.
          const typed = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
          for (let n = 0; n < 15; n++) {
            const began = performance.now();
            const drawn = new Promise((resolve, reject) => {
              setTimeout(reject, 20000, new Error("The totals did not follow."));
              const watching = new MutationObserver(() => { watching.disconnect(); requestAnimationFrame(() => resolve(performance.now() - began)); });
              watching.observe(totals, { subtree: true, characterData: true, childList: true });
            });
            typed.call(box, String(11 + n));
            box.dispatchEvent(new Event("input", { bubbles: true }));
            waits.push(await drawn);
          }
          return waits;
        }
        """);

    private static Task PasteAsync(IPage page, string text) => page.EvaluateAsync("""
        text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);
}

/// <summary>The server goes away in the middle of a word.</summary>
public sealed class TypingWithoutServer
{
    [Fact]
    public async Task A_killed_server_loses_nothing_not_even_what_was_typed_while_it_was_away()
    {
        await using var stage = await Theatre.OpenAsync();
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync("brightside");
        await editor.TypeLineAsync(1, "Typed before", "2", "10", "19");
        await Expect(editor.Totals).ToContainTextAsync("23.80");

        await stage.App.KillAsync();
        await clara.Page.GetByLabel("Description, line 1").FillAsync("Typed while the server was away");
        await clara.Page.GetByLabel("Note, printed below the lines").FillAsync("and a note");
        await Expect(clara.Page.GetByText("The connection to the server is interrupted")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await clara.Page.WaitForTimeoutAsync(1200);
        await Pictures.TakeAsync(clara.Page, "reconnect-light");
        await stage.App.RestartAsync();

        await clara.Page.ReloadAsync();
        await Expect(clara.Page.GetByLabel("Description, line 1")).ToHaveValueAsync("Typed while the server was away", new() { Timeout = 30_000 });
        await Expect(clara.Page.GetByLabel("Note, printed below the lines")).ToHaveValueAsync("and a note");
        await Expect(clara.Page.GetByLabel("Quantity, line 1")).ToHaveValueAsync("2");
        await editor.SaveAsync();
        clara.ForgiveAll("the server was killed on purpose");
    }
}
