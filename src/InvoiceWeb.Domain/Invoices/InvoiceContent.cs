using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// What a person types on an invoice: the draft's form. May be incomplete or wrong; <see cref="InvoiceContentRules"/> says where.
/// </summary>
public sealed record InvoiceContent
{
    public Guid? ParticipantId { get; init; }

    /// <summary>The number series to issue in; null for the usual one of its direction and kind.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>The number on a supplier's document; purchase invoices only.</summary>
    public string? SupplierNumber { get; init; }

    /// <summary>Purchase: the date on the supplier's document. Sales: only a note for the approver; the date is taken at approval.</summary>
    public DateOnly? IssueDate { get; init; }

    public DateOnly? DueDate { get; init; }

    /// <summary>When the tax becomes due, if that is not the issue date (BT-7).</summary>
    public DateOnly? TaxPointDate { get; init; }

    /// <summary>Days until payment is due; the due date is reckoned from it unless typed.</summary>
    public int? TermsDays { get; init; }

    public string Currency { get; init; } = "EUR";

    /// <summary>One unit of the invoice's currency in the tenant's base currency; 1 where they are the same.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>The customer's reference or order number (BT-10, BT-13).</summary>
    public string? Reference { get; init; }

    /// <summary>Printed for the reader (BT-22).</summary>
    public string? Note { get; init; }

    /// <summary>Why no VAT is charged (BT-120), where a category needs it and its usual words do not do.</summary>
    public string? ExemptionReason { get; init; }

    public IReadOnlyList<LineContent> Lines { get; init; } = [];
    public IReadOnlyList<AllowanceChargeContent> AllowancesCharges { get; init; } = [];

    /// <summary>Already paid (BT-113).</summary>
    public decimal PrepaidAmount { get; init; }

    /// <summary>Cash rounding (BT-114).</summary>
    public decimal RoundingAmount { get; init; }

    /// <summary>Custom fields to be set or taken away; those that are not named stay.</summary>
    public FieldValues Fields { get; init; } = FieldValues.None;
}

public sealed record LineContent
{
    /// <summary>The line's identity across edits; empty for a new one.</summary>
    public Guid Id { get; init; }
    public string? Description { get; init; }
    public decimal Quantity { get; init; } = 1;

    /// <summary>UN/ECE Recommendation 20 code (BT-130); C62 is “piece”.</summary>
    public string Unit { get; init; } = "C62";

    /// <summary>Net price of <see cref="BaseQuantity"/> units (BT-146).</summary>
    public decimal Price { get; init; }

    /// <summary>How many units the price is for (BT-149).</summary>
    public decimal BaseQuantity { get; init; } = 1;

    /// <summary>Per cent off the line; an allowance of the line on paper (BG-27).</summary>
    public decimal DiscountPercent { get; init; }

    public VatCategory VatCategory { get; init; } = VatCategory.Standard;

    /// <summary>Per cent.</summary>
    public decimal VatRate { get; init; }

    public string? Account { get; init; }
    public string? CostCentre { get; init; }
    public IReadOnlyList<AllowanceChargeContent> AllowancesCharges { get; init; } = [];

    /// <inheritdoc cref="InvoiceContent.Fields"/>
    public FieldValues Fields { get; init; } = FieldValues.None;
}

/// <summary>An allowance (deduction) or a charge (addition), on a line or on the document (BG-20, BG-21, BG-27, BG-28).</summary>
public sealed record AllowanceChargeContent
{
    public bool IsCharge { get; init; }
    public string? Reason { get; init; }

    /// <summary>The amount, unless <see cref="Percentage"/> is given.</summary>
    public decimal Amount { get; init; }

    /// <summary>Per cent of <see cref="BaseAmount"/>.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>What the percentage is taken of; null means the line's gross or the document's sum of lines.</summary>
    public decimal? BaseAmount { get; init; }

    /// <summary>Document level only; on a line the line's category counts.</summary>
    public VatCategory VatCategory { get; init; } = VatCategory.Standard;
    public decimal VatRate { get; init; }
}
