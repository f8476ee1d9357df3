using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components;

/// <summary>The company that a view is shown in, seen by somebody.</summary>
public static class ACompany
{
    public static TenantContext SeenBy(Actor actor, bool isDemo = false)
    {
        var company = new CompanySettings(actor.Tenant, "Acme Ltd", Currency.Of("EUR"));
        company.UseTimeZone("Europe/Berlin");
        return new(new Tenant(actor.Tenant, "acme", "Acme") { IsDemo = isDemo }, actor, company, Moments.Today, _ => Task.FromResult(actor));
    }
}
