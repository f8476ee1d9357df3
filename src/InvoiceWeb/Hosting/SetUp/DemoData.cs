using InvoiceWeb.Data.Identity;
using InvoiceWeb.Identity;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Companies and people for trying things out, made through the same use cases that people use.</summary>
public sealed class DemoData(SetUpState state, CreateTenant createTenant, GiveRoles giveRoles, DemoCompany company, IServiceScopeFactory scopes, ILogger<DemoData> log)
{
    public async Task LoadIfEmptyAsync(CancellationToken cancellationToken)
    {
        if (!await state.IsNeededAsync(cancellationToken)) return;
        log.LogInformation("Loading the demo companies");
        var people = await CreatePeopleAsync(cancellationToken);
        var brightside = await createTenant.ExecuteAsync(
            new("brightside", "Brightside Trading GmbH", "EUR", "en-GB", "Europe/Berlin", IsDemo: true), cancellationToken);
        var northwind = await createTenant.ExecuteAsync(
            new("northwind", "Northwind Outfitters Ltd", "USD", "en-US", "America/New_York", IsDemo: true), cancellationToken);
        foreach (var (person, id) in people)
            await giveRoles.ExecuteAsync(id, person.Email.StartsWith("nora", StringComparison.Ordinal) ? northwind.Id : brightside.Id, person.Roles, cancellationToken);
        await company.FillAsync(brightside, people.ToDictionary(p => p.Key.Roles, p => (p.Value, p.Key.Name)), cancellationToken);
    }

    private async Task<Dictionary<DemoPerson, Guid>> CreatePeopleAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var ids = new Dictionary<DemoPerson, Guid>();
        foreach (var person in DemoPeople.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var user = new User { Id = Guid.CreateVersion7(), UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, IsDemo = true };
            var result = await users.CreateAsync(user, DemoPeople.Password);
            if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
            ids[person] = user.Id;
        }
        return ids;
    }
}
