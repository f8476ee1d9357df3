namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <summary>BT-106, sum of line net amounts.</summary>
    public decimal LineTotal { get; private set; }

    /// <summary>BT-107.</summary>
    public decimal AllowanceTotal { get; private set; }

    /// <summary>BT-108.</summary>
    public decimal ChargeTotal { get; private set; }

    /// <summary>BT-109, without VAT.</summary>
    public decimal NetTotal { get; private set; }

    /// <summary>BT-110.</summary>
    public decimal TaxTotal { get; private set; }

    /// <summary>BT-112, with VAT.</summary>
    public decimal GrossTotal { get; private set; }

    /// <summary>BT-113.</summary>
    public decimal PrepaidAmount { get; private set; }

    /// <summary>BT-114.</summary>
    public decimal RoundingAmount { get; private set; }

    /// <summary>BT-115, what is due for payment.</summary>
    public decimal PayableAmount { get; private set; }

    /// <summary><see cref="PayableAmount"/> in minor units: lists filter and sort by it, because comparisons of numeric do not reach an index under row-level security.</summary>
    public long PayableMinor { get; private set; }

    /// <summary>Sum of the allocations of payments and credit notes.</summary>
    public decimal AllocatedAmount { get; private set; }

    /// <summary>What is still to be paid, in minor units; 0 for documents that are not issued or are void.</summary>
    public long OpenMinor { get; private set; }

    public PaymentStatus PaymentStatus { get; private set; } = PaymentStatus.Unpaid;

    /// <summary>What is still to be paid; negative when overpaid.</summary>
    public decimal OpenAmount => Status is DocumentStatus.Approved ? InvoiceWeb.Currency.Of(Currency).Round(PayableAmount - AllocatedAmount) : 0;

    /// <summary>Days past due on a day; null when nothing is open, it is not due yet, or it is a credit note.</summary>
    public int? DaysOverdue(DateOnly today) => DaysOverdue(Kind, OpenMinor, DueDate, today);

    /// <inheritdoc cref="DaysOverdue(DateOnly)"/>
    public static int? DaysOverdue(InvoiceKind kind, long openMinor, DateOnly? dueDate, DateOnly today) =>
        kind is InvoiceKind.Invoice && openMinor > 0 && dueDate < today ? today.DayNumber - dueDate.Value.DayNumber : null;

    /// <summary>The VAT breakdown, derived again from the lines; equal to the frozen one.</summary>
    public InvoiceTotals Totals => Content.Totals();

    /// <summary><see cref="GrossTotal"/> in the tenant's base currency, rounded to it; null without a rate.</summary>
    public decimal? GrossInBase(Currency baseCurrency) => ExchangeRate is { } rate ? baseCurrency.Convert(GrossTotal, rate) : null;

    /// <summary>A payment, a credit note or a reversal changes what is allocated to this invoice.</summary>
    /// <param name="amount">Positive to settle, negative to take back.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.not-issued</c>, <c>invoice.sealed</c>, <c>invoice.amount-too-fine</c>, <c>invoice.amount-range</c></exception>
    public void Allocate(decimal amount)
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(DisplayName, Status);
        foreach (var problem in InvoiceContentRules.Amount("Amount", amount, InvoiceWeb.Currency.Of(Currency))) throw problem;
        AllocatedAmount += amount;
        FollowAllocations();
    }

    private void FollowAllocations()
    {
        OpenMinor = InvoiceWeb.Currency.Of(Currency).ToMinorUnits(OpenAmount);
        PaymentStatus = AllocatedAmount switch
        {
            _ when Status is not DocumentStatus.Approved => PaymentStatus.Unpaid,
            _ when AllocatedAmount > PayableAmount => PaymentStatus.Overpaid,
            _ when AllocatedAmount == PayableAmount => PaymentStatus.Paid,
            > 0 => PaymentStatus.PartlyPaid,
            _ => PaymentStatus.Unpaid,
        };
    }

    private void ApplyTotals(InvoiceTotals totals, Currency currency)
    {
        (LineTotal, AllowanceTotal, ChargeTotal) = (totals.LineTotal, totals.AllowanceTotal, totals.ChargeTotal);
        (NetTotal, TaxTotal, GrossTotal) = (totals.Net, totals.Tax, totals.Gross);
        (PrepaidAmount, RoundingAmount, PayableAmount) = (totals.Prepaid, totals.Rounding, totals.Payable);
        PayableMinor = currency.ToMinorUnits(PayableAmount);
    }
}
