using InvoiceWeb.Audit;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Adds a company with everything it needs to issue its first invoice. For the operator and the set-up page.</summary>
public sealed class CreateTenant(HostDatabase host, TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>tenant.slug-taken</c>, <c>tenant.slug-not-allowed</c>, <c>tenant.name-missing</c>, <c>currency.unknown</c>, <c>settings.time-zone-unknown</c></exception>
    public async Task<Tenant> ExecuteAsync(NewTenant request, CancellationToken cancellationToken)
    {
        var tenant = new Tenant(TenantId.New(), request.Slug, request.Name) { IsDemo = request.IsDemo };
        var settings = new CompanySettings(tenant.Id, tenant.Name, Currency.Of(request.Currency)) { Language = request.Language };
        settings.UseTimeZone(request.TimeZone);

        await using (var db = await host.OpenAsync(cancellationToken))
        {
            if (await db.Tenants.AnyAsync(t => t.Slug == tenant.Slug, cancellationToken)) throw TenancyRules.SlugTaken(tenant.Slug);
            db.Tenants.Add(tenant);
            await db.SaveChangesAsync(cancellationToken);
        }
        await FurnishAsync(tenant, settings, cancellationToken);
        return tenant;
    }

    private async Task FurnishAsync(Tenant tenant, CompanySettings settings, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var work = await tenants.BeginAsync(Actor.System(tenant.Id), cancellationToken);
        work.Db.CompanySettings.Add(settings);
        work.Record(settings, now, "settings.created", [AuditChange.Of("legalName", null, settings.LegalName), AuditChange.Of("baseCurrency", null, settings.BaseCurrency)]);
        var thisYear = settings.DayOf(now).Year;
        for (var year = thisYear - 1; year <= thisYear + 1; year++) work.Db.FiscalYears.Add(FiscalYear.Calendar(tenant.Id, year));
        AddSeries(work.Db, tenant.Id);
        await work.CommitAsync(cancellationToken);
    }

    private static void AddSeries(InvoiceDbContext db, TenantId tenant) => db.NumberSeries.AddRange(
        new NumberSeries(tenant, "Sales invoices", InvoiceDirection.Sales, InvoiceKind.Invoice, "", 6),
        new NumberSeries(tenant, "Sales credit notes", InvoiceDirection.Sales, InvoiceKind.CreditNote, "CN-", 6),
        new NumberSeries(tenant, "Purchase vouchers", InvoiceDirection.Purchase, InvoiceKind.Invoice, "P-", 6),
        new NumberSeries(tenant, "Purchase credit notes", InvoiceDirection.Purchase, InvoiceKind.CreditNote, "PC-", 6));
}

/// <param name="Slug">The company's part of every address.</param>
/// <param name="Language">Culture of its documents.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record NewTenant(string Slug, string Name, string Currency, string Language, string TimeZone, bool IsDemo = false);
