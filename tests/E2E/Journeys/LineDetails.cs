using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>What a line of the editor says besides quantity and price.</summary>
[Collection(DemoStage.Name)]
public sealed class LineDetails(Stage stage)
{
    [Fact]
    public async Task A_price_for_many_units_a_charge_an_account_and_a_cost_centre_are_counted_and_kept()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync("brightside");
        await editor.ChooseAsync("Customer", "kontor", "Kontor & Söhne KG");
        await editor.TypeLineAsync(1, "Screws, price for 100", "500", "4.50", "19");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Details of line 1" }).ClickAsync();
        await editor.TypeAsync("Price is for (units)", "100");
        await editor.TypeAsync("Account", "4400");
        await editor.TypeAsync("Cost centre", "STORE-2");
        await clara.Page.Locator(".grid-details").GetByRole(AriaRole.Button, new() { Name = "Add allowance or charge" }).ClickAsync();
        await clara.Page.GetByLabel("Kind, allowance or charge 1, line 1").SelectOptionAsync("charge");
        await clara.Page.GetByLabel("Reason, allowance or charge 1, line 1").FillAsync("Packing");
        await clara.Page.GetByLabel("Amount, allowance or charge 1, line 1").FillAsync("2.50");
        // 500 × 4.50 / 100 = 22.50, and 2.50 for packing; 19 % of 25.00 is 4.75.
        foreach (var figure in new[] { "25.00", "4.75", "29.75" }) await Expect(editor.Totals).ToContainTextAsync(figure);
        await editor.SaveAsync();
        await clara.Page.WaitForURLAsync("**/edit");

        await clara.Page.ReloadAsync(); // the line opens by itself: it has something to say
        await Expect(clara.Page.GetByLabel("Price is for (units)")).ToHaveValueAsync("100");
        await Expect(clara.Page.GetByLabel("Account", new() { Exact = true })).ToHaveValueAsync("4400");
        await Expect(clara.Page.GetByLabel("Cost centre", new() { Exact = true })).ToHaveValueAsync("STORE-2");
        await Expect(clara.Page.GetByLabel("Reason, allowance or charge 1, line 1")).ToHaveValueAsync("Packing");
        await Expect(editor.Totals).ToContainTextAsync("29.75");
        await Pictures.TakeAsync(clara.Page, "editor-line-details");
    }
}
