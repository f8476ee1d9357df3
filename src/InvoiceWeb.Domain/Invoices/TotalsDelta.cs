using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// A change of a figure that start page and reports show: written with the change that causes it, added up by a job.
/// Insert-only, because one shared row would make every approval of a tenant wait for the one before it.
/// </summary>
public sealed class TotalsDelta : ITenantOwned
{
    private TotalsDelta() { }

    private TotalsDelta(TenantId tenant, TotalsMeasure measure, InvoiceDirection direction, string currency, Guid participant, DateOnly day, long amountMinor, int count)
    {
        (TenantId, Id, Measure, Direction, Currency) = (tenant, Guid.CreateVersion7(), measure, direction, currency);
        (ParticipantId, Day, AmountMinor, Count) = (participant, day, amountMinor, count);
    }

    /// <summary>A document was issued (1) or declared void (-1).</summary>
    public static TotalsDelta OfIssue(Invoice invoice, int count) => Of(invoice, TotalsMeasure.Issued, invoice.IssueDate!.Value, count * invoice.PayableMinor, count);

    /// <summary>What is open of a document has changed; counted is how many documents have anything open.</summary>
    /// <param name="before">Open in minor units before the change.</param>
    public static TotalsDelta OfOpen(Invoice invoice, long before) => Of(
        invoice, invoice.Kind is InvoiceKind.CreditNote ? TotalsMeasure.OpenCredit : TotalsMeasure.Open, invoice.DueDate!.Value,
        invoice.OpenMinor - before, (invoice.OpenMinor != 0 ? 1 : 0) - (before != 0 ? 1 : 0));

    /// <summary>A payment was allocated to a document, or, with a negative amount, taken back.</summary>
    public static TotalsDelta OfPaid(Invoice invoice, DateOnly paidOn, long amountMinor) => Of(invoice, TotalsMeasure.Paid, paidOn, amountMinor, Math.Sign(amountMinor));

    /// <summary>Money came in (as for sales) or went out (as for purchases); negative when it is taken back.</summary>
    public static TotalsDelta OfMoney(TenantId tenant, Guid participant, InvoiceDirection way, string currency, DateOnly paidOn, long amountMinor) =>
        new(tenant, TotalsMeasure.Moved, way, currency, participant, paidOn, amountMinor, Math.Sign(amountMinor));

    /// <summary>Amounts as on the document; a credit note takes away from what its direction owes.</summary>
    private static TotalsDelta Of(Invoice invoice, TotalsMeasure measure, DateOnly day, long amountMinor, int count) => new(
        invoice.TenantId, measure, invoice.Direction, invoice.Currency, invoice.ParticipantId ?? Guid.Empty, day,
        invoice.Kind is InvoiceKind.CreditNote ? -amountMinor : amountMinor, count);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public TotalsMeasure Measure { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public string Currency { get; private set; } = "";
    public Guid ParticipantId { get; private set; }

    /// <summary>Due day of an open amount, issue day of an issued one, day of payment of a paid or moved one.</summary>
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
    /// <summary>Empty for everybody together.</summary>
    public Guid ParticipantId { get; private set; }
    public DateOnly Day { get; private set; }
    public long AmountMinor { get; private set; }
    public long Count { get; private set; }
}

public enum TotalsMeasure : short
{
    /// <summary>Still to be paid on invoices, by due day.</summary>
    Open = 1,
    /// <summary>Issued, by issue day.</summary>
    Issued = 2,
    /// <summary>Paid on documents, by day of payment.</summary>
    Paid = 3,
    /// <summary>Still to be settled or refunded on credit notes, by due day; below zero, and never overdue.</summary>
    OpenCredit = 4,
    /// <summary>Money that came in (sales) or went out (purchases), by day of payment; what is kept as credit is among it.</summary>
    Moved = 5,
}

public static class TotalsMeasures
{
    private const short Everybody = 100;

    /// <summary>
    /// The same measure of all participants together: balances have a second row for it, so that a figure is one row for each day,
    /// however many participants there are. Deltas have none; the fold adds it.
    /// </summary>
    public static TotalsMeasure OfEverybody(this TotalsMeasure measure) => (TotalsMeasure)((short)measure + Everybody);

    /// <summary>Undoes <see cref="OfEverybody"/>.</summary>
    public static TotalsMeasure OfEach(this TotalsMeasure measure) => (short)measure > Everybody ? (TotalsMeasure)((short)measure - Everybody) : measure;
}
