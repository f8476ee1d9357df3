using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>An allowance or charge of a document, or of one line (BG-20, BG-21, BG-27, BG-28).</summary>
public sealed class AllowanceCharge : ITenantOwned
{
    private AllowanceCharge() { }

    internal AllowanceCharge(TenantId tenant, Guid invoice, Guid? line, int position, AllowanceChargeContent content, Currency currency, decimal standardBase)
    {
        (TenantId, Id, InvoiceId, LineId, Position) = (tenant, Guid.CreateVersion7(), invoice, line, position);
        (IsCharge, Reason, Percentage, BaseAmount) = (content.IsCharge, Text.CleanLine(content.Reason), content.Percentage, content.BaseAmount);
        (VatCategory, VatRate) = (content.VatCategory, content.VatRate);
        Amount = content.AmountOf(currency, standardBase);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid InvoiceId { get; private set; }

    /// <summary>The line it belongs to; null for the document.</summary>
    public Guid? LineId { get; private set; }

    public int Position { get; private set; }
    public bool IsCharge { get; private set; }
    public string? Reason { get; private set; }
    public decimal Amount { get; private set; }
    public decimal? Percentage { get; private set; }
    public decimal? BaseAmount { get; private set; }
    public VatCategory VatCategory { get; private set; }
    public decimal VatRate { get; private set; }

    internal AllowanceChargeContent Content => new()
    {
        IsCharge = IsCharge, Reason = Reason, Amount = Amount, Percentage = Percentage, BaseAmount = BaseAmount, VatCategory = VatCategory, VatRate = VatRate,
    };
}
