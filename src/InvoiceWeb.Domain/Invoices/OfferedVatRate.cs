using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A VAT rate that the company offers while invoices are typed, from one day to another. Other rates remain possible.</summary>
public sealed class OfferedVatRate : ITenantOwned
{
    private OfferedVatRate() { }

    /// <exception cref="RuleBrokenException">A rule of <see cref="ListRules"/>.</exception>
    public OfferedVatRate(TenantId tenant, Guid id, VatRateContent content)
    {
        (TenantId, Id) = (tenant, id);
        Change(content);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public VatCategory Category { get; private set; }

    /// <summary>Per cent.</summary>
    public decimal Rate { get; private set; }

    public string Label { get; private set; } = "";
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last day; null while nobody knows it.</summary>
    public DateOnly? ValidTo { get; private set; }

    public int RowVersion { get; private set; } = 1;

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <inheritdoc cref="OfferedVatRate(TenantId, Guid, VatRateContent)"/>
    public void Change(VatRateContent content)
    {
        foreach (var problem in ListRules.Check(content)) throw problem;
        (Category, Rate, Label) = (content.Category, content.Rate ?? 0, Text.CleanLine(content.Label)!);
        (ValidFrom, ValidTo) = (content.ValidFrom, content.ValidTo);
    }

    public VatRateContent Content => new(Category, Rate, Label, ValidFrom, ValidTo);
}

/// <summary>A VAT rate as somebody types it.</summary>
public sealed record VatRateContent(VatCategory Category, decimal? Rate, string? Label, DateOnly? ValidFrom, DateOnly? ValidTo);
