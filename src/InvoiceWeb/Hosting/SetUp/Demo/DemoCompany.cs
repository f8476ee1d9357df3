using InvoiceWeb.Identity;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>One demo company from its founding until today.</summary>
internal sealed class DemoCompany(DemoProfile profile, DemoCases cases, IReadOnlyList<(DemoPerson Person, Guid Id)> people, DateTimeOffset now)
{
    public static DateTimeOffset FoundedBefore(DateTimeOffset now) => new(now.Year - 3, 1, 4, 8, 0, 0, TimeSpan.Zero);

    public Tenant Tenant { get; private set; } = null!;

    public async Task<Tenant> CreateAsync(CancellationToken cancellationToken)
    {
        Tenant = await cases.CreateTenant.ExecuteAsync(profile.Company, cancellationToken);
        await using var work = await cases.Tenants.BeginAsync(Actor.System(Tenant.Id), cancellationToken);
        var settings = await work.Db.CompanySettings.SingleAsync(cancellationToken);
        profile.Describe(settings);
        work.Record(settings, cases.Clock.Now, "settings.changed", []);
        await work.CommitAsync(cancellationToken);
        return Tenant;
    }

    public async Task LiveAsync(CancellationToken cancellationToken)
    {
        var books = new DemoBooks(cases, now, cancellationToken);
        var founded = cases.Clock.Now;
        await profile.Lists.EnterAsync(cases, As(Roles.TenantAdmin), cancellationToken);
        PlanYears(books, founded, cancellationToken);
        PlanRates(books, founded, cancellationToken);
        var trade = new DemoTrade(profile, books, this);
        await trade.MeetAsync(cancellationToken);
        trade.Plan(founded);
        await books.PlayAsync();
    }

    /// <summary>The first person with these roles among others; of two clerks the first who is nothing else.</summary>
    public Actor As(Roles roles) => people.Where(p => p.Person.Roles.HasFlag(roles)).OrderBy(p => RolePermissions.Each(p.Person.Roles).Count)
        .Select(p => new Actor(Tenant.Id, p.Id, p.Person.Name, RolePermissions.Of(p.Person.Roles))).First();

    /// <summary>Somebody else than this person.</summary>
    public Actor? AnotherClerk(Actor clerk) => people.Where(p => p.Person.Roles.HasFlag(Roles.Clerk) && p.Id != clerk.UserId)
        .Select(p => new Actor(Tenant.Id, p.Id, p.Person.Name, RolePermissions.Of(p.Person.Roles))).FirstOrDefault();

    private void PlanYears(DemoBooks books, DateTimeOffset founded, CancellationToken cancellationToken)
    {
        var admin = As(Roles.TenantAdmin);
        for (var year = founded.Year; year <= now.Year; year++)
        {
            var (next, closing) = (year + 1, year - 1);
            books.At(new(year, 1, 4, 9, 0, 0, TimeSpan.Zero), () => AddYearAsync(admin, next, cancellationToken));
            if (closing == now.Year - 1 && profile.LeavesLastYearOpen) continue;
            books.At(new(year, 4, 12, 9, 0, 0, TimeSpan.Zero), () => CloseYearAsync(admin, closing, cancellationToken));
        }
    }

    private async Task AddYearAsync(Actor admin, int year, CancellationToken cancellationToken)
    {
        var years = await cases.Years.ExecuteAsync(admin, cancellationToken);
        if (!years.Years.Any(y => y.Year == year)) await cases.AddYear.ExecuteAsync(admin, new YearContent(year, new(year, 1, 1), new(year, 12, 31)), cancellationToken);
    }

    private async Task CloseYearAsync(Actor admin, int year, CancellationToken cancellationToken)
    {
        var found = (await cases.Years.ExecuteAsync(admin, cancellationToken)).Years.Single(y => y.Year == year);
        await cases.CloseYear.ExecuteAsync(admin, found.Id, found.RowVersion, inSpiteOfWork: true, cancellationToken);
    }

    private void PlanRates(DemoBooks books, DateTimeOffset founded, CancellationToken cancellationToken)
    {
        var admin = As(Roles.TenantAdmin);
        foreach (var (currency, rates) in profile.Rates)
            for (var quarter = 0; founded.AddMonths(3 * quarter) < now; quarter++)
            {
                var (day, rate) = (founded.AddMonths(3 * quarter), rates[quarter % rates.Length]);
                books.At(day.AddHours(1), () => cases.EnterRate.ExecuteAsync(admin, new(currency, DateOnly.FromDateTime(day.UtcDateTime), rate), cancellationToken));
            }
    }
}
