namespace InvoiceWeb.Invoices.Views;

/// <summary>An invoice while it is being typed.</summary>
public sealed class InvoiceForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public InvoiceDirection Direction { get; init; }
    public InvoiceKind Kind { get; init; } = InvoiceKind.Invoice;

    /// <summary>The row version that the person is looking at; null before the first save.</summary>
    public int? Version { get; set; }

    public Guid? ParticipantId { get; set; }
    public string? ParticipantName { get; set; }
    public Guid? SeriesId { get; set; }
    public string? SupplierNumber { get; set; }
    public DateOnly? IssueDate { get; set; }
    public DateOnly? DueDate { get; set; }
    public int? TermsDays { get; set; }
    public string Currency { get; set; } = "EUR";
    public decimal? ExchangeRate { get; set; }
    public string? Reference { get; set; }
    public string? Note { get; set; }
    public string? ExemptionReason { get; set; }
    public decimal PrepaidAmount { get; set; }
    public decimal RoundingAmount { get; set; }
    public List<LineForm> Lines { get; } = [];
    public List<AllowanceChargeForm> AllowancesCharges { get; } = [];

    private DateOnly? TaxPointDate { get; set; }

    public static InvoiceForm Of(Invoice invoice)
    {
        var c = invoice.Content;
        var form = new InvoiceForm
        {
            Id = invoice.Id, Direction = invoice.Direction, Kind = invoice.Kind, Version = invoice.RowVersion,
            ParticipantId = c.ParticipantId, ParticipantName = invoice.ParticipantName, SeriesId = c.SeriesId, SupplierNumber = c.SupplierNumber,
            IssueDate = c.IssueDate, DueDate = c.DueDate, TaxPointDate = c.TaxPointDate, TermsDays = c.TermsDays, Currency = c.Currency, ExchangeRate = c.ExchangeRate,
            Reference = c.Reference, Note = c.Note, ExemptionReason = c.ExemptionReason, PrepaidAmount = c.PrepaidAmount, RoundingAmount = c.RoundingAmount,
        };
        form.Lines.AddRange(c.Lines.Select(LineForm.Of));
        form.AllowancesCharges.AddRange(c.AllowancesCharges.Select(AllowanceChargeForm.Of));
        return form;
    }

    public InvoiceContent ToContent() => new()
    {
        ParticipantId = ParticipantId, SeriesId = SeriesId, SupplierNumber = SupplierNumber, IssueDate = IssueDate, DueDate = DueDate, TaxPointDate = TaxPointDate, TermsDays = TermsDays,
        Currency = Currency, ExchangeRate = ExchangeRate, Reference = Reference, Note = Note, ExemptionReason = ExemptionReason,
        PrepaidAmount = PrepaidAmount, RoundingAmount = RoundingAmount,
        Lines = [.. Lines.Where(l => !l.IsBlank).Select(l => l.ToContent())],
        AllowancesCharges = [.. AllowancesCharges.Select(a => a.ToContent())],
    };

    /// <summary>Adds an empty line that continues with the VAT of the one before.</summary>
    public LineForm AddLine(decimal standardRate)
    {
        var before = Lines.LastOrDefault();
        var line = new LineForm { VatCategory = before?.VatCategory ?? VatCategory.Standard, VatRate = before?.VatRate ?? standardRate };
        Lines.Add(line);
        return line;
    }
}

/// <summary>A line while it is being typed.</summary>
public sealed class LineForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? Description { get; set; }
    public decimal? Quantity { get; set; } = 1;
    public string Unit { get; set; } = "C62";
    public decimal? Price { get; set; }
    public decimal? DiscountPercent { get; set; }
    public VatCategory VatCategory { get; set; } = VatCategory.Standard;
    public decimal? VatRate { get; set; }

    private decimal BaseQuantity { get; init; } = 1;
    private string? Account { get; init; }
    private string? CostCentre { get; init; }
    private IReadOnlyList<AllowanceChargeContent> AllowancesCharges { get; init; } = [];

    /// <summary>Nothing has been typed: not part of the invoice.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Description) && Price is null or 0 && AllowancesCharges.Count == 0;

    public static LineForm Of(LineContent l) => new()
    {
        Id = l.Id, Description = l.Description, Quantity = l.Quantity, Unit = l.Unit, Price = l.Price, DiscountPercent = l.DiscountPercent == 0 ? null : l.DiscountPercent,
        VatCategory = l.VatCategory, VatRate = l.VatRate, BaseQuantity = l.BaseQuantity, Account = l.Account, CostCentre = l.CostCentre, AllowancesCharges = l.AllowancesCharges,
    };

    public LineContent ToContent() => new()
    {
        Id = Id, Description = Description, Quantity = Quantity ?? 0, Unit = Unit, Price = Price ?? 0, DiscountPercent = DiscountPercent ?? 0,
        VatCategory = VatCategory, VatRate = VatCategory.HasRate() ? VatRate ?? 0 : 0, BaseQuantity = BaseQuantity, Account = Account, CostCentre = CostCentre, AllowancesCharges = AllowancesCharges,
    };
}

/// <summary>A document-level allowance or charge while it is being typed.</summary>
public sealed class AllowanceChargeForm
{
    public bool IsCharge { get; set; }
    public string? Reason { get; set; }
    public decimal? Amount { get; set; }
    public decimal? Percentage { get; set; }
    public VatCategory VatCategory { get; set; } = VatCategory.Standard;
    public decimal? VatRate { get; set; }

    private decimal? BaseAmount { get; init; }

    public static AllowanceChargeForm Of(AllowanceChargeContent a) => new()
    {
        IsCharge = a.IsCharge, Reason = a.Reason, Amount = a.Amount, Percentage = a.Percentage, BaseAmount = a.BaseAmount, VatCategory = a.VatCategory, VatRate = a.VatRate,
    };

    public AllowanceChargeContent ToContent() => new()
    {
        IsCharge = IsCharge, Reason = Reason, Amount = Amount ?? 0, Percentage = Percentage, BaseAmount = BaseAmount, VatCategory = VatCategory, VatRate = VatCategory.HasRate() ? VatRate ?? 0 : 0,
    };
}
