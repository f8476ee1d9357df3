using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// The last number taken in one series and fiscal year. Taken last in the approving transaction, so that the row is locked
/// for moments only and a rollback leaves no gap.
/// </summary>
public sealed class NumberCounter : ITenantOwned
{
    private NumberCounter() { }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid SeriesId { get; private set; }
    public int Year { get; private set; }
    public long LastNumber { get; private set; }

    /// <summary>The latest date that a number of this series carries. In series of own documents no later number carries an earlier date.</summary>
    public DateOnly LastIssueDate { get; private set; }
}

/// <summary>A number that has just been taken.</summary>
public sealed record IssuedNumber(Guid SeriesId, int Year, long Value, string Text);
