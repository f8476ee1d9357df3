using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Signing in, protecting one's account, and the first start without demo data.</summary>
public sealed class Accounts
{
    private const string Email = "olga@first.example";
    private const string Password = "a long enough password";

    [Fact]
    public async Task An_operator_creates_the_first_company_and_protects_the_account_by_a_second_factor()
    {
        await using var stage = await Theatre.OpenAsync("--no-demo");
        await using var olga = await stage.NewPersonAsync();
        await olga.Page.GotoAsync("/set-up?key=wrong");
        Assert.Equal(0, await olga.Page.GetByLabel("Company name").CountAsync());

        var address = stage.App.Output.Split('\n').Single(l => l.Contains("/set-up?key=", StringComparison.Ordinal)).Split("  ")[^1].Trim();
        await olga.Page.GotoAsync(address);
        await olga.Page.GetByLabel("Company name").FillAsync("First & Sons");
        await olga.Page.GetByLabel("Address in the browser").FillAsync("first-sons");
        await olga.Page.GetByLabel("Your name").FillAsync("Olga Operator");
        await olga.Page.GetByLabel("E-mail address").FillAsync(Email);
        await olga.Page.GetByLabel("Password").FillAsync("short");
        await olga.Page.GetByRole(AriaRole.Button, new() { Name = "Create the company" }).ClickAsync();
        await olga.Page.GetByText("at least 12").First.WaitForAsync();
        await olga.Page.GetByLabel("Password").FillAsync(Password);
        await olga.Page.GetByRole(AriaRole.Button, new() { Name = "Create the company" }).ClickAsync();
        await olga.Page.WaitForURLAsync("**/sign-in**");

        await olga.SignInAsync(Email, Password);
        await Expect(olga.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("First & Sons");
        await Expect(olga.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first invoice" })).ToBeVisibleAsync();

        var recovery = await SwitchOnTwoFactorAsync(olga);
        await olga.SignOutAsync();
        await SignInAsync(olga, Password);
        await olga.Page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await olga.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(olga.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in/code"));
        await olga.Page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await olga.Page.GetByLabel("Recovery code").FillAsync(recovery);
        await olga.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await olga.Page.Locator("main#content").WaitForAsync();
    }

    [Fact]
    public async Task A_password_is_changed_and_five_wrong_ones_lock_the_account()
    {
        await using var stage = await Theatre.OpenAsync();
        await using (var clara = await stage.NewPersonAsync())
        {
            await clara.SignInAsync("clara@demo.example");
            await clara.Page.GotoAsync("/account");
            await clara.Page.GetByLabel("Current password").FillAsync("demo-invoiceweb");
            await clara.Page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
            await clara.Page.GetByLabel("New password, again").FillAsync(Password);
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
            await clara.Page.WaitForURLAsync("**/account?done=password");
            await clara.SignOutAsync();
            await clara.SignInAsync("clara@demo.example", Password);
        }
        await using var thief = await stage.NewPersonAsync();
        for (var guess = 0; guess < 5; guess++) await SignInAsync(thief, "guess number " + guess, "amir@demo.example");
        await Expect(thief.Page.GetByText("locked for")).ToBeVisibleAsync();
        await SignInAsync(thief, "demo-invoiceweb", "amir@demo.example");
        await Expect(thief.Page.GetByText("locked for")).ToBeVisibleAsync();
    }

    private static async Task<string> SwitchOnTwoFactorAsync(Person person)
    {
        await person.Page.GotoAsync("/account/two-factor");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var key = await person.Page.Locator("code").First.TextContentAsync();
        await person.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(key!));
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        var codes = person.Page.Locator("code");
        await Expect(codes).ToHaveCountAsync(10);
        var recovery = await codes.First.TextContentAsync();
        await person.Page.GetByText("I have kept them").ClickAsync();
        return recovery!.Trim();
    }

    private static async Task SignInAsync(Person person, string password, string email = Email)
    {
        await person.Page.GotoAsync("/sign-in");
        await person.Page.GetByLabel("E-mail address").FillAsync(email);
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
