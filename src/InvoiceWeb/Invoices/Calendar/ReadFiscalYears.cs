using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>Reads the fiscal years, newest first, with the lock date.</summary>
public sealed class ReadFiscalYears(TenantDatabase tenants)
{
    public async Task<FiscalYears> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var years = await work.Db.FiscalYears.AsNoTracking().OrderByDescending(y => y.From).ToListAsync(cancellationToken);
        return new FiscalYears(years, settings.LockedThrough, settings.RowVersion);
    }
}

/// <param name="SettingsVersion">The settings' row version, to move the lock date with.</param>
public sealed record FiscalYears(IReadOnlyList<FiscalYear> Years, DateOnly? LockedThrough, int SettingsVersion)
{
    public YearContent Next => Years.Count > 0 ? After(Years[0]) : new(1970, new(1970, 1, 1), new(1970, 12, 31));

    public YearContent Previous => Years.Count > 0 ? new(Years[^1].Year - 1, Years[^1].From.AddYears(-1), Years[^1].From.AddDays(-1)) : Next;

    private static YearContent After(FiscalYear last) => new(last.Year + 1, last.To.AddDays(1), last.To.AddDays(1).AddYears(1).AddDays(-1));
}

/// <summary>A fiscal year as somebody types it.</summary>
public sealed record YearContent(int Year, DateOnly From, DateOnly To);
