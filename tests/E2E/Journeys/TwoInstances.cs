using InvoiceWeb.Tests.E2E.Infrastructure;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Two instances side by side on one database, as behind a load balancer.</summary>
[Collection(DemoStage.Name)]
public sealed class TwoInstances(Stage stage)
{
    [Fact]
    public async Task Who_signs_in_at_one_is_signed_in_at_the_other_and_goes_on_there_when_the_first_one_is_away()
    {
        await using var second = await RunningApp.JoinAsync(stage.App.DataFolder, "--no-demo");
        await using (var third = await RunningApp.JoinAsync(stage.App.DataFolder, "--no-demo"))
        {
            await using var person = await stage.NewPersonAsync();
            await person.SignInAsync("clara@demo.example");

            // Cookies know no ports: the same session, protected by the same keys from the database.
            foreach (var instance in new[] { second, third })
            {
                await person.Page.GotoAsync(new Uri(instance.Address, "/brightside/invoices").ToString());
                await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Invoices" }).First.WaitForAsync();
            }
            await third.StopAsync();
            await person.Page.GotoAsync(new Uri(second.Address, "/brightside/invoices").ToString());
            await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Invoices" }).First.WaitForAsync();
            person.ForgiveAll("The instance that was stopped ends its connection.");
        }
        using var http = new HttpClient { BaseAddress = second.Address };
        foreach (var question in new[] { "/health/live", "/health/ready" }) Assert.Equal("Healthy", await http.GetStringAsync(question));
    }
}
