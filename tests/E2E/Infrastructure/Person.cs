using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>Somebody at a browser. Leaving checks that the browser's console stayed free of errors.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        Listen(page);
    }

    /// <summary>Another tab of the same person.</summary>
    public async Task<IPage> NewTabAsync()
    {
        var page = await _context.NewPageAsync();
        Listen(page);
        return page;
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) => { if (message.Type == "error") _complaints.Add(message.Text); };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors that a test provokes on purpose.</summary>
    public void Forgive(string part) => _complaints.RemoveAll(c => c.Contains(part, StringComparison.Ordinal));

    /// <summary>The browser complains about what a test has broken on purpose.</summary>
    /// <param name="reason">Why; for the reader.</param>
    public void ForgiveAll(string reason)
    {
        Assert.NotEmpty(reason);
        _complaints.Clear();
    }

    public async Task SignInAsync(string email, string password = "demo-invoiceweb")
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "InvoiceWeb" }).First.WaitForAsync();
        await Page.Locator("main#content").WaitForAsync();
    }

    public async Task SignOutAsync()
    {
        await Page.GotoAsync("/sign-out");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Page.WaitForURLAsync("**/sign-in**");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
