using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Fields;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views;

/// <summary>A line while it is being typed.</summary>
public sealed class LineForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? Description { get; set; }
    public NumberEntry Quantity { get; } = new(1);
    public string Unit { get; set; } = "C62";
    public NumberEntry Price { get; } = new();
    public NumberEntry BaseQuantity { get; } = new(1);
    public NumberEntry DiscountPercent { get; } = new();
    public VatCategory VatCategory { get; set; } = VatCategory.Standard;
    public NumberEntry VatRate { get; } = new();
    public string? Account { get; set; }
    public string? CostCentre { get; set; }
    public List<AllowanceChargeForm> AllowancesCharges { get; } = [];

    public FieldForm Fields { get; init; } = FieldForm.None(CustomFieldTarget.Line);

    /// <summary>Price basis, account, cost centre, allowances and charges are shown below the line.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Nothing has been typed: not part of the invoice.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Description) && (Price.Value ?? 0) == 0 && !Price.IsInvalid && AllowancesCharges.Count == 0;

    public IEnumerable<(string Field, NumberEntry Entry)> Numbers =>
    [
        ("Quantity", Quantity), ("Price", Price), ("BaseQuantity", BaseQuantity), ("DiscountPercent", DiscountPercent),
        .. VatCategory.HasRate() ? new[] { ("VatRate", VatRate) } : [],
    ];

    public static LineForm Of(LineContent l, int places, FieldRegistry? registry = null)
    {
        var fields = new FieldForm(registry ?? FieldRegistry.None, CustomFieldTarget.Line, l.Fields);
        var form = new LineForm
        {
            Id = l.Id == Guid.Empty ? Guid.CreateVersion7() : l.Id, Description = l.Description, Unit = l.Unit, VatCategory = l.VatCategory, Account = l.Account, CostCentre = l.CostCentre,
            IsOpen = l.BaseQuantity != 1 || l.Account is not null || l.CostCentre is not null || l.AllowancesCharges.Count > 0 || fields.HasValues, Fields = fields,
        };
        form.Quantity.Set(l.Quantity);
        form.Price.Set(l.Price, places);
        form.BaseQuantity.Set(l.BaseQuantity);
        form.DiscountPercent.Set(l.DiscountPercent == 0 ? null : l.DiscountPercent);
        form.VatRate.Set(l.VatRate);
        form.AllowancesCharges.AddRange(l.AllowancesCharges.Select(a => AllowanceChargeForm.Of(a, places)));
        return form;
    }

    public LineContent ToContent() => new()
    {
        Id = Id, Description = Description, Quantity = Quantity.Value ?? 0, Unit = Unit, Price = Price.Value ?? 0, BaseQuantity = BaseQuantity.Value ?? 1,
        DiscountPercent = DiscountPercent.Value ?? 0, VatCategory = VatCategory, VatRate = VatCategory.HasRate() ? VatRate.Value ?? 0 : 0,
        Account = Account, CostCentre = CostCentre, AllowancesCharges = [.. AllowancesCharges.Select(a => a.ToContent())], Fields = Fields.ToValues(),
    };
}

/// <summary>An allowance or charge while it is being typed.</summary>
public sealed class AllowanceChargeForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public bool IsCharge { get; set; }
    public string? Reason { get; set; }

    /// <summary>An amount, or per cent when <see cref="IsPercentage"/>.</summary>
    public NumberEntry Amount { get; } = new();
    public bool IsPercentage { get; set; }
    public VatCategory VatCategory { get; set; } = VatCategory.Standard;
    public NumberEntry VatRate { get; } = new();

    private decimal? BaseAmount { get; init; }

    public static AllowanceChargeForm Of(AllowanceChargeContent a, int places)
    {
        var form = new AllowanceChargeForm { IsCharge = a.IsCharge, Reason = a.Reason, IsPercentage = a.Percentage is not null, BaseAmount = a.BaseAmount, VatCategory = a.VatCategory };
        if (a.Percentage is { } percentage) form.Amount.Set(percentage);
        else form.Amount.Set(a.Amount, places);
        form.VatRate.Set(a.VatRate);
        return form;
    }

    public AllowanceChargeContent ToContent() => new()
    {
        IsCharge = IsCharge, Reason = Reason, Amount = IsPercentage ? 0 : Amount.Value ?? 0, Percentage = IsPercentage ? Amount.Value ?? 0 : null, BaseAmount = IsPercentage ? BaseAmount : null,
        VatCategory = VatCategory, VatRate = VatCategory.HasRate() ? VatRate.Value ?? 0 : 0,
    };
}
