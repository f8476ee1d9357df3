namespace InvoiceWeb.Invoices.Views;

/// <summary>A VAT rate while it is being typed.</summary>
public sealed class VatRateForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null for a new one.</summary>
    public int? Version { get; init; }

    public VatCategory Category { get; set; } = VatCategory.Standard;
    public decimal? Rate { get; set; }
    public string? Label { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public static VatRateForm Of(OfferedVatRate rate) => new()
    {
        Id = rate.Id, Version = rate.RowVersion, Category = rate.Category, Rate = rate.Rate, Label = rate.Label, ValidFrom = rate.ValidFrom, ValidTo = rate.ValidTo,
    };

    public VatRateContent ToContent() => new(Category, Category.HasRate() ? Rate : 0, Label, ValidFrom, ValidTo);
}
