using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>A tenant admin looks after people, company and lists; others live with it.</summary>
public sealed class Administration(Stage stage) : IClassFixture<Stage>
{
    private const string Company = "brightside";
    private const string Password = "a long enough password";
    private static readonly System.Text.RegularExpressions.Regex Some = new("[1-9]");
    private static readonly string[] Areas = ["", "/company", "/currencies", "/vat-rates", "/accounts", "/cost-centres", "/people", "/security-log", "/history"];

    [Fact]
    public async Task A_new_colleague_is_invited_works_is_cut_off_and_the_next_click_is_refused()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var people = new AdminPages(ada.Page);
        await people.OpenAsync(Company, "people", "People");
        var link = await people.InviteAsync("nina@new.example", "Accounting clerk", "Treasurer");
        await Expect(people.Row("nina@new.example")).ToContainTextAsync("Invited");

        await using var nina = await stage.NewPersonAsync();
        await nina.Page.GotoAsync(link);
        await Expect(nina.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Join Brightside");
        await Pictures.TakeAsync(nina.Page, "invitation-light");
        await nina.Page.GetByLabel("Your name").FillAsync("Nina New");
        await nina.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await nina.Page.GetByLabel("Password, again").FillAsync("short");
        await nina.Page.GetByRole(AriaRole.Button, new() { Name = "Create the account and join" }).ClickAsync();
        await Expect(nina.Page.GetByText("A password needs at least 12 characters.")).ToBeVisibleAsync();
        await Expect(nina.Page.GetByLabel("Your name")).ToHaveValueAsync("Nina New");
        await nina.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await nina.Page.GetByLabel("Password, again").FillAsync(Password);
        await nina.Page.GetByRole(AriaRole.Button, new() { Name = "Create the account and join" }).ClickAsync();
        await nina.Page.Locator("main#content").WaitForAsync();
        await nina.Page.GotoAsync($"/{Company}/participants");
        await Expect(nina.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Participants" })).ToBeVisibleAsync();

        await using (var thief = await stage.NewPersonAsync())
        {
            await thief.Page.GotoAsync(link);
            await Expect(thief.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has been used already");
            await thief.Page.GotoAsync(link[..^3]);
            await Expect(thief.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("leads nowhere");
        }

        await people.OpenAsync(Company, "people", "People");
        await Expect(people.Row("Nina New")).ToContainTextAsync("Accounting clerk, Treasurer");
        await people.MoreAsync("Nina New", "Cut off…");
        await people.ConfirmAsync("Cut off");
        await Expect(people.Row("Nina New")).ToContainTextAsync("Cut off");

        await nina.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Invoices" }).ClickAsync();
        await Expect(nina.Page.GetByText("You cannot open this company")).ToBeVisibleAsync();

        await people.OpenAsync(Company, "security-log", "Security log");
        await Expect(people.Row("Cut off").Filter(new() { HasText = "Nina New" })).ToBeVisibleAsync();
        await Expect(people.Row("Invitation accepted").Filter(new() { HasText = "Nina New" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_of_another_company_joins_by_signing_in_and_the_switcher_counts_what_waits_in_each()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var people = new AdminPages(ada.Page);
        await people.OpenAsync(Company, "people", "People");
        var link = await people.InviteAsync("nora@demo.example", "Approver");

        await using var nora = await stage.NewPersonAsync();
        await nora.Page.GotoAsync(link);
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await nora.Page.GetByLabel("E-mail address").FillAsync("nora@demo.example");
        await nora.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("demo-invoiceweb");
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await nora.Page.Locator("main#content").WaitForAsync();
        var here = nora.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Approvals" });
        await Expect(here).ToContainTextAsync(Some);

        await nora.Page.GotoAsync("/northwind");
        await nora.Page.GetByLabel("Company: Northwind Outfitters Ltd").ClickAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Link, new() { Name = "Brightside Trading GmbH" })).ToContainTextAsync(Some);
        await Pictures.TakeAsync(nora.Page, "switcher-light");

        // Who works elsewhere too signs in by nobody's leave but their own.
        await people.OpenAsync(Company, "people", "People");
        await people.MoreAsync("Nora North", "Link to a new password…");
        await people.Dialog.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await Expect(people.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ask the operator of this server");
    }

    [Fact]
    public async Task A_lost_password_is_replaced_by_a_link_and_other_roles_count_at_the_next_click()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        await using var otto = await SignedInAsync("otto@demo.example");
        var people = new AdminPages(ada.Page);
        await people.OpenAsync(Company, "people", "People");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Roles of Otto Auditor" }).ClickAsync();
        await people.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Auditor" }).UncheckAsync();
        await people.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(people.Dialog.GetByText("Choose at least one role.")).ToBeVisibleAsync();
        await people.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Accounting clerk" }).CheckAsync();
        await people.ConfirmAsync("Save");
        await otto.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Invoices" }).ClickAsync();
        await Expect(otto.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Invoices" })).ToBeVisibleAsync();
        await Expect(otto.Page.GetByRole(AriaRole.Link, new() { Name = "New invoice" })).ToBeVisibleAsync();

        await people.MoreAsync("Otto Auditor", "Link to a new password…");
        await people.Dialog.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await people.TakeLinkAsync();
        await using var phone = await stage.NewPersonAsync();
        await phone.Page.GotoAsync(link);
        await phone.Page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await phone.Page.GetByLabel("New password, again").FillAsync(Password);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await Expect(phone.Page.GetByText("Your new password is set.")).ToBeVisibleAsync();
        await phone.SignInAsync("otto@demo.example", Password);
        // An admin cannot throw out the last one, themselves.
        await people.MoreAsync("Ada Admin", "Cut off…");
        await people.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cut off", Exact = true }).ClickAsync();
        await Expect(people.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("only administrator");
    }

    [Fact]
    public async Task Company_data_and_logo_are_kept_and_what_is_wrong_is_said_beside_its_field()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var admin = new AdminPages(ada.Page);
        await admin.OpenAsync(Company, "company", "Company");
        await ada.Page.GetByLabel("Legal name").FillAsync("Brightside Handel GmbH");
        await ada.Page.GetByLabel("IBAN").FillAsync("DE89 3704 0044 0532 0130 01");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByText("check digits do not fit")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByLabel("Legal name")).ToHaveValueAsync("Brightside Handel GmbH");
        // A logo is a matter of its own: what is half typed stays.
        await UploadAsync(ada.Page, "logo.png", AFile.Pdf());
        await Expect(ada.Page.GetByText("neither PNG nor JPEG")).ToBeVisibleAsync();
        await UploadAsync(ada.Page, "logo.png", AFile.Png(320, 96, 90));
        await Expect(ada.Page.GetByAltText("The logo of Brightside Trading GmbH")).ToBeVisibleAsync();
        await ada.Page.WaitForFunctionAsync("document.querySelector('.logo-frame img').naturalWidth === 320");
        await Expect(ada.Page.GetByLabel("Legal name")).ToHaveValueAsync("Brightside Handel GmbH");
        await ada.Page.GetByLabel("IBAN").FillAsync("DE89 3704 0044 0532 0130 00");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByAltText("The logo of Brightside Handel GmbH")).ToBeVisibleAsync();
        await admin.OpenAsync(Company, "history", "History of settings");
        await Expect(admin.Row("Company data changed").Filter(new() { HasText = "Brightside Handel GmbH" })).ToBeVisibleAsync();
        await Expect(admin.Row("Logo changed")).ToBeVisibleAsync();
        await admin.OpenAsync(Company, "company", "Company");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the logo" }).ClickAsync();
        await admin.ConfirmAsync("Remove");
        await Expect(ada.Page.GetByText("Documents carry no logo.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rates_accounts_and_currencies_of_the_company_are_offered_while_an_invoice_is_typed()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var admin = new AdminPages(ada.Page);
        await admin.OpenAsync(Company, "vat-rates", "VAT rates");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "New VAT rate" }).ClickAsync();
        await admin.Dialog.GetByLabel("Rate %").FillAsync("21");
        await admin.Dialog.GetByLabel("Name").FillAsync("Wine from the cellar");
        await admin.ConfirmAsync("Save");
        await admin.OpenAsync(Company, "accounts", "Accounts");
        await admin.ImportAsync("8400\tRevenue\nbroken");
        await Expect(admin.Dialog.GetByText("Line 2")).ToBeVisibleAsync();
        await admin.Dialog.GetByLabel("Two columns: code and name").FillAsync("8400\tRevenue, standard rate\n8300\tRevenue, reduced rate");
        await admin.ConfirmAsync("Import");
        await Expect(ada.Page.GetByText("2 added, 0 renamed, 0 as they were.")).ToBeVisibleAsync();
        await ada.Page.GetByLabel("Only these accounts may be submitted").CheckAsync();
        await Expect(ada.Page.GetByLabel("Only these accounts may be submitted")).ToBeEnabledAsync();
        await admin.OpenAsync(Company, "currencies", "Currencies");
        await ada.Page.GetByLabel("Currency to add").SelectOptionAsync("CHF");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ada.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await using var clara = await SignedInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        Assert.Equal(["EUR", "CHF"], await clara.Page.GetByLabel("Currency", new() { Exact = true }).Locator("option").AllTextContentsAsync());
        await Expect(clara.Page.GetByLabel("VAT rate, line 1")).ToHaveValueAsync("21");
        await Expect(clara.Page.Locator("#vat-rates option").First).ToHaveAttributeAsync("label", "Wine from the cellar");
        await editor.CreateAsync("Customer", "Kontorhaus AG", "Gartenweg 3", "50667", "Köln", "DE");
        await editor.TypeLineAsync(1, "Oak chair", "1", "100", "18");
        await Expect(clara.Page.GetByText("18 % is not among your VAT rates")).ToBeVisibleAsync();
        await clara.Page.GetByLabel("VAT rate, line 1").FillAsync("21");
        await Expect(clara.Page.GetByText("is not among your VAT rates")).ToBeHiddenAsync();
        await clara.Page.GetByLabel("Details of line 1").ClickAsync();
        var account = clara.Page.GetByLabel("Account", new() { Exact = true });
        await account.FillAsync("reduced");
        var suggestions = clara.Page.Locator("datalist[id^=account] option");
        await Expect(suggestions).ToHaveCountAsync(1);
        await Expect(suggestions).ToHaveAttributeAsync("value", "8300");
        await Expect(clara.Page.GetByText("Not in the list. Choose one that is offered.")).ToBeVisibleAsync();
        await Pictures.TakeAsync(clara.Page, "editor-account-light");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await Expect(clara.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("is not an account of this company's list");
        await account.FillAsync("8300");
        await Expect(clara.Page.GetByText("Revenue, reduced rate")).ToBeVisibleAsync();
        await editor.SubmitAsync();
    }

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light), InlineData("dark", 1440, 900, ColorScheme.Dark), InlineData("narrow", 390, 844, ColorScheme.Light)]
    public async Task Every_room_of_the_settings_opens_and_none_is_wider_than_the_screen(string name, int width, int height, ColorScheme scheme)
    {
        await using var ada = await SignedInAsync("ada@demo.example", width, height, scheme);
        var admin = new AdminPages(ada.Page);
        await admin.OpenAsync(Company, "people", "People");
        await admin.InviteAsync($"{name}@new.example");
        foreach (var area in Areas)
        {
            await ada.Page.GotoAsync($"/{Company}/settings{area}");
            await ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).WaitForAsync();
            await ada.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Pictures.TakeAsync(ada.Page, $"admin{area.Replace('/', '-')}-{name}");
            Assert.True(await ada.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{area} is wider than {width}");
        }
        await admin.OpenAsync(Company, "people", "People");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).First.ClickAsync();
        await admin.Dialog.WaitForAsync();
        await Pictures.TakeAsync(ada.Page, $"admin-invite-{name}");
    }

    private static Task UploadAsync(IPage page, string name, byte[] bytes) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });

    private async Task<Person> SignedInAsync(string email, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var person = await stage.NewPersonAsync(width, height, scheme);
        await person.SignInAsync(email);
        return person;
    }
}
