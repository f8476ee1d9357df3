using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A rate that somebody entered: one unit of a currency in the tenant's base currency, from a day on.</summary>
public sealed class ExchangeRate : ITenantOwned
{
    private ExchangeRate() { }

    public ExchangeRate(TenantId tenant, Currency currency, DateOnly validFrom, decimal rate, Actor by, DateTimeOffset now)
    {
        (TenantId, Id, Currency, ValidFrom, Rate) = (tenant, Guid.CreateVersion7(), currency.Code, validFrom, rate);
        (EnteredBy, EnteredByName, EnteredAt) = (by.UserId, by.Name, now);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }
    public Guid EnteredBy { get; private set; }
    public string EnteredByName { get; private set; } = "";
    public DateTimeOffset EnteredAt { get; private set; }
}
