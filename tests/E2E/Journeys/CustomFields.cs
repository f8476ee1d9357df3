using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>A field that a company adds for itself, from its definition to the printed document.</summary>
public sealed class CustomFields : IAsyncLifetime
{
    private const string Company = "brightside";
    private Theatre _theatre = null!;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task A_field_is_defined_typed_demanded_filtered_by_and_printed()
    {
        await using (var ada = await SignedInAsync("ada@demo.example"))
        {
            var settings = new SettingsPages(ada.Page);
            await settings.OpenAsync(Company, "fields");
            await Expect(settings.Row("Delivery week")).ToContainTextAsync("delivery_week");
            await Pictures.TakeAsync(ada.Page, "fields-registry");
            await settings.Button("New field").ClickAsync();
            await settings.Dialog.GetByLabel("Label").FillAsync("Building site");
            await settings.Dialog.GetByLabel("Key").ClickAsync();
            await Expect(settings.Dialog.GetByLabel("Key")).ToHaveValueAsync("building_site");
            foreach (var rule in new[] { "Required", "Searchable", "Printed" }) await settings.Dialog.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{rule}") }).CheckAsync();
            await Pictures.TakeAsync(ada.Page, "fields-dialog");
            await settings.ConfirmAsync("Save");
            foreach (var word in new[] { "building_site", "Required", "Searchable", "Printed" }) await Expect(settings.Row("Building site")).ToContainTextAsync(word);
            await ada.Page.GetByRole(AriaRole.Link, new() { Name = "See how far it is" }).ClickAsync();
            await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Prepare a searchable field" })).ToBeVisibleAsync();
            await Expect(ada.Page.GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        string id;
        await using (var clara = await SignedInAsync("clara@demo.example"))
        {
            var editor = new EditorPage(clara.Page);
            await editor.OpenNewAsync(Company);
            await editor.ChooseAsync("Customer", "kontor", "Kontor & Söhne KG");
            await editor.TypeLineAsync(1, "Oak chair", "2", "100", "19");
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
            await Expect(clara.Page.GetByLabel("Building site", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
            await Pictures.TakeAsync(clara.Page, "fields-editor-missing");
            await editor.TypeAsync("Building site", "Pier 9, Hafencity");
            await editor.TypeAsync("Delivery week", "23");
            if (!await clara.Page.GetByLabel("Internal order", new() { Exact = true }).IsVisibleAsync()) await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Details of line 1" }).ClickAsync();
            await editor.TypeAsync("Internal order", "IO-9001");
            await editor.SaveAsync();
            await Pictures.TakeAsync(clara.Page, "fields-editor");
            id = await editor.SubmitAsync();
            await Expect(clara.Page.GetByRole(AriaRole.Region, new() { Name = "Custom fields" })).ToContainTextAsync("IO-9001");

            var list = new ListPage(clara.Page);
            await list.OpenAsync(Company);
            await clara.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
            await clara.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Building site" }).CheckAsync();
            await Expect(list.Header("Building site")).ToBeVisibleAsync();
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "More filters" }).ClickAsync();
            var more = clara.Page.GetByRole(AriaRole.Form, new() { Name = "More filters" });
            await more.GetByLabel("Building site begins with").FillAsync("PIER 9");
            await Pictures.TakeAsync(clara.Page, "fields-filter");
            await more.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
            await Expect(list.Chip("Building site begins with PIER 9")).ToBeVisibleAsync();
            await Expect(list.Rows).ToHaveCountAsync(1);
            await Expect(list.Row("Kontor")).ToContainTextAsync("Pier 9, Hafencity");
            await Pictures.TakeAsync(clara.Page, "fields-list");
            await list.RemoveChipAsync("Building site begins with PIER 9");
            await Expect(list.Rows).Not.ToHaveCountAsync(1);
        }

        byte[] pdf;
        await using (var amir = await SignedInAsync("amir@demo.example"))
        {
            var invoice = new InvoicePage(amir.Page);
            await invoice.OpenAsync(Company, id);
            await invoice.ApproveAsync();
            await Expect(invoice.Sheet).ToContainTextAsync("Building site");
            pdf = await invoice.DownloadPdfAsync();
            var text = Regex.Replace(await PdfText.OfAsync(pdf), @"\s+", " ");
            Assert.Contains("Building site", text, StringComparison.Ordinal);
            Assert.Contains("Pier 9, Hafencity", text, StringComparison.Ordinal);
            Assert.DoesNotContain("IO-9001", text, StringComparison.Ordinal);
        }

        await using (var ada = await SignedInAsync("ada@demo.example"))
        {
            var settings = new SettingsPages(ada.Page);
            await settings.OpenAsync(Company, "fields");
            await settings.Button("Change Building site").ClickAsync();
            await settings.Dialog.GetByLabel("Label").FillAsync("Site");
            await settings.ConfirmAsync("Save");
            await Expect(settings.Row("building_site")).ToContainTextAsync("Site");
        }

        await using var cleo = await SignedInAsync("clara@demo.example");
        var issued = new InvoicePage(cleo.Page);
        await issued.OpenAsync(Company, id);
        await Expect(issued.Sheet).ToContainTextAsync("Building site");
        Assert.Equal(pdf, await issued.DownloadPdfAsync());
        var fields = cleo.Page.GetByRole(AriaRole.Region, new() { Name = "Custom fields" });
        await fields.GetByRole(AriaRole.Button, new() { Name = "Change custom fields" }).ClickAsync();
        await Expect(fields.GetByLabel("Site", new() { Exact = true })).ToHaveCountAsync(0);
        await fields.GetByLabel("Delivery week").FillAsync("24");
        await fields.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(fields.GetByRole(AriaRole.Button, new() { Name = "Change custom fields" })).ToBeVisibleAsync();
        await Expect(fields).ToContainTextAsync("24");
        await Pictures.TakeAsync(cleo.Page, "fields-invoice");
    }

    private async Task<Person> SignedInAsync(string who)
    {
        var person = await _theatre.NewPersonAsync();
        await person.SignInAsync(who);
        return person;
    }
}
