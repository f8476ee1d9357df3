using System.Globalization;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Fields;

namespace InvoiceWeb.Documents;

/// <summary>Everything that is printed on an invoice: what the sheet shows on screen, on paper and in the PDF.</summary>
public sealed record InvoiceDocument
{
    public required InvoiceDirection Direction { get; init; }
    public required InvoiceKind Kind { get; init; }
    public required DocumentStatus Status { get; init; }

    /// <summary>Null on a draft.</summary>
    public string? Number { get; init; }

    public string? SupplierNumber { get; init; }
    public DateOnly? IssueDate { get; init; }
    public DateOnly? DueDate { get; init; }
    public DateOnly? TaxPointDate { get; init; }

    /// <summary>Before issue it says what is not certain yet in words.</summary>
    public bool IsPreview => Status is DocumentStatus.Draft or DocumentStatus.Submitted;

    /// <summary>Days after issue; says when a draft will be due, whose date is not known yet.</summary>
    public int? TermsDays { get; init; }

    public required Currency Currency { get; init; }
    public decimal? ExchangeRate { get; init; }
    public required string BaseCurrency { get; init; }
    public string? Reference { get; init; }
    public string? Note { get; init; }
    public string? ExemptionReason { get; init; }
    public string? VoidReason { get; init; }
    public required Party Sender { get; init; }
    public Party? Receiver { get; init; }
    public string? LegalFooter { get; init; }

    /// <summary>Of the sender; documents of suppliers carry none.</summary>
    public DocumentLogo? Logo { get; init; }

    public required IReadOnlyList<DocumentLine> Lines { get; init; }
    public required IReadOnlyList<DocumentAdjustment> Adjustments { get; init; }
    public required InvoiceTotals Totals { get; init; }
    public IReadOnlyList<PrintedField> PrintedFields { get; init; } = [];

    /// <summary>On a credit note: the invoice that it corrects.</summary>
    public CreditedDocument? Credited { get; init; }

    /// <summary>Culture of texts and numbers.</summary>
    public required CultureInfo Culture { get; init; }

    /// <param name="snapshot">What was frozen at issue; before that, <paramref name="sender"/>, <paramref name="receiver"/> and <paramref name="language"/> as they are now.</param>
    /// <param name="printed">Likewise the custom fields.</param>
    public static InvoiceDocument Of(Invoice invoice, IssuedSnapshot? snapshot, Party? sender, Party? receiver, string language, string baseCurrency, PrintedFields? printed = null)
    {
        var currency = Currency.Of(invoice.Currency);
        if (snapshot is not null) printed = new(snapshot.PrintedFields, snapshot.PrintedLineFields);
        return new InvoiceDocument
        {
            Direction = invoice.Direction, Kind = invoice.Kind, Status = invoice.Status, Number = invoice.NumberText, SupplierNumber = invoice.SupplierNumber,
            IssueDate = invoice.IssueDate, DueDate = invoice.DueDate, TaxPointDate = invoice.TaxPointDate, TermsDays = invoice.TermsDays, Currency = currency,
            ExchangeRate = invoice.ExchangeRate, BaseCurrency = snapshot?.BaseCurrency ?? baseCurrency,
            Reference = invoice.Reference, Note = invoice.Note, ExemptionReason = invoice.ExemptionReason, VoidReason = invoice.VoidReason,
            Sender = snapshot?.Sender ?? sender ?? new Party { Name = "", Address = new() }, Receiver = snapshot?.Receiver ?? receiver,
            LegalFooter = snapshot?.LegalFooter, PrintedFields = printed?.Document ?? [], Credited = snapshot?.Credited,
            Lines = [.. invoice.Lines.Select(line => DocumentLine.Of(line, invoice) with { Fields = [.. (printed?.Lines ?? []).Where(p => p.Position == line.Position).Select(p => p.Field)] })],
            Adjustments = [.. invoice.AllowancesCharges.Where(a => a.LineId is null).Select(DocumentAdjustment.Of)],
            Totals = snapshot is null ? invoice.Totals : invoice.Totals with { Vat = snapshot.Vat },
            Culture = CultureInfo.GetCultureInfo(snapshot?.Language ?? language),
        };
    }
}

public sealed record DocumentLine(
    int Position, string? Description, decimal Quantity, string Unit, decimal Price, decimal BaseQuantity, decimal DiscountPercent,
    VatCategory VatCategory, decimal VatRate, decimal NetAmount, IReadOnlyList<DocumentAdjustment> Adjustments)
{
    /// <summary>Custom fields that are printed below the description.</summary>
    public IReadOnlyList<PrintedField> Fields { get; init; } = [];

    public static DocumentLine Of(InvoiceLine l, Invoice invoice) => new(
        l.Position, l.Description, l.Quantity, l.Unit, l.Price, l.BaseQuantity, l.DiscountPercent, l.VatCategory, l.VatRate, l.NetAmount,
        [.. invoice.AllowancesCharges.Where(a => a.LineId == l.Id).Select(DocumentAdjustment.Of)]);
}

/// <summary>An allowance or charge as printed: an allowance with a minus.</summary>
public sealed record DocumentAdjustment(bool IsCharge, string? Reason, decimal? Percentage, decimal SignedAmount, VatCategory VatCategory, decimal VatRate)
{
    public static DocumentAdjustment Of(AllowanceCharge a) => new(a.IsCharge, a.Reason, a.Percentage, a.IsCharge ? a.Amount : -a.Amount, a.VatCategory, a.VatRate);
}
