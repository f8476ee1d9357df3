using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Fields;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views;

/// <summary>An invoice while it is being typed.</summary>
public sealed class InvoiceForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public InvoiceDirection Direction { get; init; }
    public InvoiceKind Kind { get; init; } = InvoiceKind.Invoice;

    /// <summary>The row version that the typing began from; null before the first save.</summary>
    public int? Version { get; set; }

    public Guid? ParticipantId { get; set; }
    public string? ParticipantName { get; set; }
    public Guid? SeriesId { get; set; }
    public string? SupplierNumber { get; set; }
    public DateOnly? IssueDate { get; set; }
    public DateOnly? DueDate { get; set; }
    public DateOnly? TaxPointDate { get; set; }
    public NumberEntry TermsDays { get; } = new();
    public string Currency { get; set; } = "EUR";
    public NumberEntry ExchangeRate { get; } = new();
    public string? Reference { get; set; }
    public string? Note { get; set; }
    public string? ExemptionReason { get; set; }
    public NumberEntry PrepaidAmount { get; } = new();
    public NumberEntry RoundingAmount { get; } = new();
    public List<LineForm> Lines { get; } = [];

    /// <summary>The company's custom fields.</summary>
    public FieldRegistry Registry { get; init; } = FieldRegistry.None;

    public FieldForm Fields { get => field ??= new(Registry, CustomFieldTarget.Invoice, FieldValues.None); private set; }
    public List<AllowanceChargeForm> AllowancesCharges { get; } = [];

    /// <summary>Places of an amount in the invoice's currency.</summary>
    public int Places => InvoiceWeb.Currency.Find(Currency)?.MinorUnits ?? 2;

    public static InvoiceForm Of(Invoice invoice, FieldRegistry? registry = null)
    {
        var form = new InvoiceForm { Registry = registry ?? FieldRegistry.None, Id = invoice.Id, Direction = invoice.Direction, Kind = invoice.Kind, Version = invoice.RowVersion, ParticipantName = invoice.ParticipantName };
        form.Show(invoice.Content);
        return form;
    }

    /// <summary>Takes over a content as a whole: after loading, merging or copying.</summary>
    public void Show(InvoiceContent c)
    {
        (ParticipantId, SeriesId, SupplierNumber, Currency) = (c.ParticipantId, c.SeriesId, c.SupplierNumber, c.Currency);
        (IssueDate, DueDate, TaxPointDate) = (c.IssueDate, c.DueDate, c.TaxPointDate);
        (Reference, Note, ExemptionReason) = (c.Reference, c.Note, c.ExemptionReason);
        TermsDays.Set(c.TermsDays);
        ExchangeRate.Set(c.ExchangeRate);
        PrepaidAmount.Set(c.PrepaidAmount == 0 ? null : c.PrepaidAmount, Places);
        RoundingAmount.Set(c.RoundingAmount == 0 ? null : c.RoundingAmount, Places);
        Lines.Clear();
        Lines.AddRange(c.Lines.Select(l => LineForm.Of(l, Places, Registry)));
        Fields = new(Registry, CustomFieldTarget.Invoice, c.Fields);
        AllowancesCharges.Clear();
        AllowancesCharges.AddRange(c.AllowancesCharges.Select(a => AllowanceChargeForm.Of(a, Places)));
    }

    public InvoiceContent ToContent() => new()
    {
        ParticipantId = ParticipantId, SeriesId = SeriesId, SupplierNumber = SupplierNumber, IssueDate = IssueDate, DueDate = DueDate, TaxPointDate = TaxPointDate,
        TermsDays = TermsDays.Value is { } days and >= int.MinValue and <= int.MaxValue ? (int)days : null,
        Currency = Currency, ExchangeRate = ExchangeRate.Value, Reference = Reference, Note = Note, ExemptionReason = ExemptionReason,
        PrepaidAmount = PrepaidAmount.Value ?? 0, RoundingAmount = RoundingAmount.Value ?? 0,
        Lines = [.. Lines.Where(l => !l.IsBlank).Select(l => l.ToContent())],
        AllowancesCharges = [.. AllowancesCharges.Select(a => a.ToContent())], Fields = Fields.ToValues(),
    };

    /// <summary>Adds an empty line that continues with the VAT of the one before.</summary>
    public LineForm AddLine(decimal standardRate)
    {
        var before = Lines.LastOrDefault();
        var line = new LineForm { Fields = new(Registry, CustomFieldTarget.Line, FieldValues.None), VatCategory = before?.VatCategory ?? VatCategory.Standard };
        line.VatRate.Set(before?.VatRate.Value ?? standardRate);
        Lines.Add(line);
        return line;
    }
}
