using InvoiceWeb.Audit;
using InvoiceWeb.Invoices.Lists;

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

    /// <summary>What typing began from; null for a new one.</summary>
    private OfferedVatRate? Origin { get; init; }

    public static VatRateForm Of(OfferedVatRate rate) => new()
    {
        Id = rate.Id, Version = rate.RowVersion, Category = rate.Category, Rate = rate.Rate, Label = rate.Label, ValidFrom = rate.ValidFrom, ValidTo = rate.ValidTo, Origin = rate,
    };

    /// <summary>What is typed, put onto what was saved meanwhile; and what that was.</summary>
    public (VatRateForm Form, IReadOnlyList<AuditChange> Changes) Onto(OfferedVatRate stored)
    {
        var merge = new FieldMerge<VatRateContent>(Origin!.Content, ToContent(), stored.Content, c => c with { Label = Text.CleanLine(c.Label) });
        return (new()
        {
            Id = Id, Version = stored.RowVersion, Category = merge.Of(c => c.Category), Rate = merge.Of(c => c.Rate), Label = merge.Of(c => c.Label),
            ValidFrom = merge.Of(c => c.ValidFrom), ValidTo = merge.Of(c => c.ValidTo), Origin = stored,
        }, SaveVatRate.Changes(Origin.Content, stored.Content));
    }

    public VatRateContent ToContent() => new(Category, Category.HasRate() ? Rate : 0, Label, ValidFrom, ValidTo);
}
