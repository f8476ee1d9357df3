using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A rate that somebody entered: one unit of a currency in the tenant's base currency, from a day on.</summary>
public sealed class ExchangeRate : ITenantOwned
{
    private ExchangeRate() { }

    /// <exception cref="RuleBrokenException"><c>exchange-rate.shape</c></exception>
    public ExchangeRate(TenantId tenant, Currency currency, DateOnly validFrom, decimal rate, Actor by, DateTimeOffset now)
    {
        (TenantId, Id, Currency, ValidFrom) = (tenant, Guid.CreateVersion7(), currency.Code, validFrom);
        Enter(rate, by, now);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }
    public Guid EnteredBy { get; private set; }
    public string EnteredByName { get; private set; } = "";
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Puts a wrong rate right. Issued invoices have frozen theirs and do not change.</summary>
    /// <param name="today">The tenant's day: a rate that has served for longer stays as it was.</param>
    /// <exception cref="RuleBrokenException"><c>exchange-rate.old</c>, <c>exchange-rate.shape</c></exception>
    public void Correct(decimal rate, DateOnly today, Actor by, DateTimeOffset now)
    {
        if (ValidFrom != today) throw InvoiceRules.RateOld();
        Enter(rate, by, now);
    }

    private void Enter(decimal rate, Actor by, DateTimeOffset now)
    {
        if (rate is <= 0 or >= 100_000_000m || decimal.Round(rate, 8) != rate) throw InvoiceRules.RateShape();
        (Rate, EnteredBy, EnteredByName, EnteredAt) = (rate, by.UserId, by.Name, now);
    }
}
