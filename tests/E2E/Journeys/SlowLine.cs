using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Everything the server says comes late, in order: somebody who types faster than the line loses nothing.</summary>
[Collection(DemoStage.Name)]
public sealed class SlowLine(Stage stage)
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(600);

    [Fact]
    public async Task A_late_answer_overwrites_nothing_that_was_typed_meanwhile()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var page = clara.Page;
        await page.RouteWebSocketAsync("**/_blazor**", Delay);
        var editor = new EditorPage(page);
        await editor.OpenNewAsync("brightside");
        await page.GetByLabel("Description, line 1").FillAsync("Chair");
        var (quantity, price) = (page.GetByLabel("Quantity, line 1"), page.GetByLabel("Price, line 1"));
        await quantity.FillAsync("3");
        await price.FillAsync("10");
        await quantity.FocusAsync();
        await price.FillAsync("");
        await price.PressSequentiallyAsync("127.5", new() { Delay = 150 });
        await Expect(price).ToHaveValueAsync("127.5");
        await quantity.FocusAsync();
        await Expect(price).ToHaveValueAsync("127.50");
        await Expect(page.GetByLabel("Net, line 1")).ToHaveTextAsync("382.50");

        // Left again before the first answer is there: what the server holds in the end is shown.
        await price.FillAsync("20");
        await quantity.FocusAsync();
        await price.FillAsync("twenty");
        await quantity.FocusAsync();
        await Expect(page.Locator(".error").Filter(new() { HasText = "is not a number." })).ToBeVisibleAsync();
        await Expect(price).ToHaveValueAsync("twenty");
        await price.FillAsync("21");
        await quantity.FocusAsync();
        await Expect(page.GetByLabel("Net, line 1")).ToHaveTextAsync("63.00");
        await Expect(price).ToHaveValueAsync("21.00");

        // Rows that are pasted over what was just typed count.
        await price.FillAsync("5");
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData("text/plain", "7\n8");
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.GetByLabel("Price, line 2")).ToHaveValueAsync("8.00");
        await Expect(price).ToHaveValueAsync("7.00");
    }

    private static void Delay(IWebSocketRoute line)
    {
        var server = line.ConnectToServer();
        var before = Task.CompletedTask;
        server.OnMessage(frame =>
        {
            var due = Task.Delay(Late);
            before = SendAsync(before, due, () => { if (frame.Binary is { } bytes) line.Send(bytes); else line.Send(frame.Text!); });
        });
        line.OnMessage(frame => { if (frame.Binary is { } bytes) server.Send(bytes); else server.Send(frame.Text!); });
    }

    private static async Task SendAsync(Task before, Task due, Action send)
    {
        await before;
        await due;
        send();
    }
}
