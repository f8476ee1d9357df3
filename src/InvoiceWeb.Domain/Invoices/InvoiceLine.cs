using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>A line of an invoice (BG-25). Changed only through its invoice.</summary>
public sealed class InvoiceLine : ITenantOwned
{
    private InvoiceLine() { }

    internal InvoiceLine(TenantId tenant, Guid invoice, Guid id) => (TenantId, InvoiceId, Id) = (tenant, invoice, id);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid InvoiceId { get; private set; }

    /// <summary>1, 2, 3 … down the page.</summary>
    public int Position { get; private set; }

    public string? Description { get; private set; }
    public decimal Quantity { get; private set; }
    public string Unit { get; private set; } = "";
    public decimal Price { get; private set; }
    public decimal BaseQuantity { get; private set; }
    public decimal DiscountPercent { get; private set; }
    public VatCategory VatCategory { get; private set; }
    public decimal VatRate { get; private set; }

    /// <summary>BT-131.</summary>
    public decimal NetAmount { get; private set; }

    public string? Account { get; private set; }
    public string? CostCentre { get; private set; }

    /// <summary>On a credit note: the line of the credited invoice that this one gives back.</summary>
    public Guid? CreditedLineId { get; internal set; }

    /// <summary>A JSON object: custom field values, and keys that this program does not know.</summary>
    public string Metadata { get; private set; } = "{}";

    internal void Apply(LineContent content, int position, Currency currency)
    {
        Position = position;
        Description = Text.Clean(content.Description);
        (Quantity, Unit, Price, BaseQuantity, DiscountPercent) = (content.Quantity, Text.CleanLine(content.Unit)!, content.Price, content.BaseQuantity, content.DiscountPercent);
        (VatCategory, VatRate) = (content.VatCategory, content.VatRate);
        (Account, CostCentre) = (Text.CleanLine(content.Account), Text.CleanLine(content.CostCentre));
        NetAmount = content.LineNet(currency);
        Metadata = content.Fields.OntoJson(Metadata);
    }

    internal LineContent Content(IEnumerable<AllowanceCharge> allowancesCharges) => new()
    {
        Id = Id, Description = Description, Quantity = Quantity, Unit = Unit, Price = Price, BaseQuantity = BaseQuantity,
        DiscountPercent = DiscountPercent, VatCategory = VatCategory, VatRate = VatRate, Account = Account, CostCentre = CostCentre,
        AllowancesCharges = [.. allowancesCharges.Select(a => a.Content)], Fields = FieldValues.Parse(Metadata),
    };
}
