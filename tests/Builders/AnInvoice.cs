using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Builders;

/// <summary>
/// An invoice that is valid as it stands: one line of 100.00 EUR with 19 % VAT, drafted and submitted by Alice. A test sets
/// only what matters to it, and gets the invoice by the same doors as everybody else.
/// </summary>
public sealed record AnInvoice
{
    private static readonly Guid Series = new("01900000-0000-7000-8000-00000000005e");

    private DocumentStatus Goal { get; init; } = DocumentStatus.Draft;
    private InvoiceDirection Direction { get; init; } = InvoiceDirection.Sales;
    private InvoiceKind Kind { get; init; } = InvoiceKind.Invoice;
    private InvoiceContent Typed { get; init; } = Content;
    private Participant? Partner { get; init; }
    private bool WithoutPartner { get; init; }
    private Actor Editor { get; init; } = AnActor.Alice;
    private Actor Submitter { get; init; } = AnActor.Alice;
    private TenantId Tenant { get; init; } = AnActor.Company;
    private DateOnly IssuedOn { get; init; } = Moments.Today;
    private int SettingsTerms { get; init; } = 30;
    private decimal? Rate { get; init; } = 1;
    private decimal Allocated { get; init; }

    public static InvoiceContent Content => new() { Lines = [Line(100)] };

    public static LineContent Line(decimal price, decimal quantity = 1, decimal rate = 19) => new()
    {
        Description = "Work", Quantity = quantity, Price = price, VatRate = rate,
        VatCategory = rate == 0 ? VatCategory.ZeroRated : VatCategory.Standard,
    };

    public static AllowanceChargeContent Allowance(decimal amount, decimal rate = 19) => new() { Reason = "Loyalty", Amount = amount, VatRate = rate };

    public static AllowanceChargeContent Charge(decimal amount, decimal rate = 19) => Allowance(amount, rate) with { IsCharge = true, Reason = "Freight" };

    public static AnInvoice Draft() => new();
    public static AnInvoice Submitted() => new() { Goal = DocumentStatus.Submitted };
    public static AnInvoice Issued() => new() { Goal = DocumentStatus.Approved };
    public static AnInvoice Voided() => new() { Goal = DocumentStatus.Void };
    public static AnInvoice In(DocumentStatus status) => new() { Goal = status };

    /// <summary>A purchase invoice carries the supplier's number and date.</summary>
    public AnInvoice Bought(string supplierNumber = "4711") =>
        (this with { Direction = InvoiceDirection.Purchase }).Having(c => c with { SupplierNumber = supplierNumber, IssueDate = Moments.Today });

    public AnInvoice AsCreditNote() => this with { Kind = InvoiceKind.CreditNote };
    public AnInvoice Having(Func<InvoiceContent, InvoiceContent> change) => this with { Typed = change(Typed) };
    public AnInvoice Of(params LineContent[] lines) => Having(c => c with { Lines = lines });
    public AnInvoice In(string currency) => Having(c => c with { Currency = currency });
    public AnInvoice With(Participant participant) => this with { Partner = participant };
    public AnInvoice WithoutParticipant() => this with { WithoutPartner = true };
    public AnInvoice EditedBy(Actor editor) => this with { Editor = editor };
    public AnInvoice SubmittedBy(Actor submitter) => this with { Submitter = submitter };
    public AnInvoice OfTenant(TenantId tenant) => this with { Tenant = tenant };
    public AnInvoice On(DateOnly day, int settingsTerms = 30) => this with { IssuedOn = day, SettingsTerms = settingsTerms };
    public AnInvoice At(decimal? exchangeRate) => this with { Rate = exchangeRate };
    public AnInvoice Paid(decimal allocated) => this with { Allocated = allocated };

    public Invoice Build()
    {
        var participant = WithoutPartner ? null : Partner ?? AParticipant.Named("Muster GmbH").In(Tenant).Build();
        var invoice = Invoice.Draft(Tenant, Guid.CreateVersion7(), Direction, Kind, Typed with { ParticipantId = participant?.Id }, participant, Editor, Moments.Noon);
        if (Goal is DocumentStatus.Draft) return invoice;
        invoice.Submit(Submitter, 1, Moments.Noon);
        if (Goal is DocumentStatus.Submitted) return invoice;
        Issue(invoice);
        if (Allocated != 0) invoice.Allocate(Allocated);
        if (Goal is DocumentStatus.Void) invoice.Void("Sent to the wrong customer", AnActor.Bob, Moments.Noon);
        return invoice;
    }

    private void Issue(Invoice invoice) =>
        invoice.Issue(Number(41, IssuedOn.Year), IssuedOn, SettingsTerms, Rate, "{}", AnActor.Bob, Moments.Noon);

    public static IssuedNumber Number(long number, int year = 2026) => new(Series, year, number, $"RE-{year}-{number:000000}");
}
