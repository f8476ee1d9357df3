using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A rate that somebody entered: one unit of a currency in the tenant's base currency, from a day on.</summary>
public sealed class ExchangeRate : ITenantOwned
{
    private ExchangeRate() { }

    public ExchangeRate(TenantId tenant, Currency currency, DateOnly validFrom, decimal rate) =>
        (TenantId, Id, Currency, ValidFrom, Rate) = (tenant, Guid.CreateVersion7(), currency.Code, validFrom, rate);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }
}
