namespace InvoiceWeb.Tenancy;

/// <summary>A tenant's accounting year. Its number is the key by which documents are numbered and later archived.</summary>
public sealed class FiscalYear : ITenantOwned
{
    private FiscalYear() { }

    /// <exception cref="RuleBrokenException"><c>fiscal-year.shape</c></exception>
    public FiscalYear(TenantId tenant, int year, DateOnly from, DateOnly to)
    {
        if (to <= from || from > DateOnly.MaxValue.AddMonths(-24) || to >= from.AddMonths(24)) throw TenancyRules.YearShape();
        (TenantId, Id, Year, From, To) = (tenant, Guid.CreateVersion7(), year, from, to);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public int Year { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day that belongs to the year.</summary>
    public DateOnly To { get; private set; }

    public bool IsClosed { get; private set; }
    public int RowVersion { get; private set; } = 1;

    public static FiscalYear Calendar(TenantId tenant, int year) => new(tenant, year, new(year, 1, 1), new(year, 12, 31));

    public bool Covers(DateOnly date) => From <= date && date <= To;

    public void Close() => IsClosed = true;

    public void Reopen() => IsClosed = false;

    /// <exception cref="RuleBrokenException"><c>fiscal-year.closed</c></exception>
    public void RequireOpen()
    {
        if (IsClosed) throw TenancyRules.YearClosed(Year);
    }
}
