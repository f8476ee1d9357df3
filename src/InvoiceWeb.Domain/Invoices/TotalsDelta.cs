using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// A change of a figure that start page and reports show: written with the change that causes it, added up by a job.
/// Insert-only, because one shared row would make every approval of a tenant wait for the one before it.
/// </summary>
public sealed class TotalsDelta : ITenantOwned
{
    private TotalsDelta() { }

    /// <param name="amountMinor">As on the document; a credit note takes away from what its direction owes.</param>
    public TotalsDelta(Invoice invoice, TotalsMeasure measure, DateOnly day, long amountMinor, int count)
    {
        (TenantId, Id, Measure, Direction, Currency) = (invoice.TenantId, Guid.CreateVersion7(), measure, invoice.Direction, invoice.Currency);
        (ParticipantId, Day, Count) = (invoice.ParticipantId ?? Guid.Empty, day, count);
        AmountMinor = invoice.Kind is InvoiceKind.CreditNote ? -amountMinor : amountMinor;
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public TotalsMeasure Measure { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public string Currency { get; private set; } = "";
    public Guid ParticipantId { get; private set; }

    /// <summary>Due day of an open amount, issue day of an issued one, day of payment of a paid one.</summary>
    public DateOnly Day { get; private set; }

    public long AmountMinor { get; private set; }
    public int Count { get; private set; }
}

/// <summary>The folded sum of deltas.</summary>
public sealed class TotalsBalance : ITenantOwned
{
    private TotalsBalance() { }

    public TenantId TenantId { get; private set; }
    public TotalsMeasure Measure { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public string Currency { get; private set; } = "";
    public Guid ParticipantId { get; private set; }
    public DateOnly Day { get; private set; }
    public long AmountMinor { get; private set; }
    public long Count { get; private set; }
}

public enum TotalsMeasure : short
{
    /// <summary>Still to be paid, by due day.</summary>
    Open = 1,
    /// <summary>Issued, by issue day.</summary>
    Issued = 2,
    /// <summary>Paid, by day of payment.</summary>
    Paid = 3,
}
