using System.Diagnostics;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Data.Setup;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Hosting.SetUp.Demo;
using InvoiceWeb.Identity;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Companies and people for trying things out, made through the same use cases that people use.</summary>
public sealed class DemoData(
    SetUpState state, DemoRemoval removal, ExclusiveStart exclusive, GiveRoles giveRoles, StartArchiving archiving, ArchiveYear archive, TenantDatabase tenants, HostDatabase host, IObjectStore objects, SecurityLog security, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DemoData> log)
{
    /// <summary>In the security log: from then on everything in the demo companies was entered by somebody.</summary>
    public const string Loaded = "demo.loaded";

    /// <summary>Loads the demo companies where nobody has an account, unless they were removed. Begins anew where a load or a removal was cut short.</summary>
    public Task LoadIfEmptyAsync(CancellationToken cancellationToken) => exclusive.RunAsync(() => LoadOnceAsync(cancellationToken), cancellationToken);

    private async Task LoadOnceAsync(CancellationToken cancellationToken)
    {
        if (await removal.WasCutShortAsync(cancellationToken)) await removal.RunAsync(by: null, cancellationToken);
        if (await removal.IsOrWasDoneAsync(DemoRemoval.Finished, cancellationToken)) return;
        if (!await state.IsNeededAsync(cancellationToken))
        {
            if (await removal.IsOrWasDoneAsync(Loaded, cancellationToken) || !await state.HasOnlyDemoAsync(cancellationToken)) return;
            await removal.RemoveAsync(cancellationToken);
        }
        log.LogInformation("Loading the demo companies");
        var watch = Stopwatch.StartNew();
        var people = await CreatePeopleAsync(cancellationToken);
        await Task.WhenAll(new[] { Brightside.Profile, Northwind.Profile, Larkspur.Profile }.Select(profile => LoadAsync(profile, people, cancellationToken)));
        await security.WriteAsync(Loaded, userId: null, tenantId: null, detail: null, address: null, cancellationToken);
        log.LogInformation("Loaded the demo companies in {Seconds:0.0} s", watch.Elapsed.TotalSeconds);
    }

    private async Task LoadAsync(DemoProfile profile, IReadOnlyDictionary<DemoPerson, Guid> people, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A company without trade has just been founded.
        var time = new DemoClock(profile.SalesAMonth > 0 ? DemoCompany.FoundedBefore(now) : now.AddDays(-2));
        var own = people.Where(p => p.Key.Company == profile.Company.Slug).Select(p => (p.Key, p.Value)).ToList();
        var company = new DemoCompany(profile, new DemoCases(tenants, host, objects, time), own, now);
        var tenant = await company.CreateAsync(cancellationToken);
        foreach (var (person, id) in own) await giveRoles.ExecuteAsync(id, tenant.Id, person.Roles, cancellationToken);
        await company.LiveAsync(cancellationToken);
        if (profile.SalesAMonth > 0) await ArchiveAsync(company, now, cancellationToken);
    }

    /// <summary>The oldest year is in the archive, so that there is something to find there; what of it is not settled stays, as it would.</summary>
    private async Task ArchiveAsync(DemoCompany company, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var run = await archiving.BeginAsync(company.As(Roles.TenantAdmin), DemoCompany.FoundedBefore(now).Year, cancellationToken);
        await archive.RunAsync(run.TenantId, run.Id, cancellationToken);
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
