using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Approvals.Policy;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>The use cases that demo data is made through, at the time of a clock of its own.</summary>
internal sealed class DemoCases(TenantDatabase tenants, HostDatabase host, IObjectStore objects, DemoClock clock)
{
    private readonly ReadAbsentees _absentees = new(tenants, host, clock);

    public DemoClock Clock => clock;
    public TenantDatabase Tenants => tenants;
    public CreateTenant CreateTenant { get; } = new(host, tenants, clock);
    public SaveParticipant SaveParticipant { get; } = new(tenants, clock);
    public SaveCustomField SaveField { get; } = new(tenants, new JobQueue(host, clock), clock);
    public SaveInvoiceDraft SaveDraft { get; } = new(tenants, OtherTier.Empty, clock);
    public SubmitInvoice Submit { get; } = new(tenants, OtherTier.Empty, clock);
    public ApproveInvoice Approve => new(tenants, _absentees, clock);
    public RejectInvoice Reject => new(tenants, _absentees, clock);
    public VoidInvoice Void { get; } = new(tenants, clock);
    public AttachFile Attach { get; } = new(tenants, new FileShelf(objects, clock), clock);
    public CreateCreditNote Credit { get; } = new(tenants, OtherTier.Empty, clock);
    public RecordPayment Pay { get; } = new(tenants, OtherTier.Empty, clock);
    public ReversePayment Reverse { get; } = new(tenants, clock);
    public SettleCreditNote Settle { get; } = new(tenants, OtherTier.Empty, clock);
    public EnterExchangeRate EnterRate { get; } = new(tenants, clock);
    public ReadFiscalYears Years { get; } = new(tenants);
    public AddFiscalYear AddYear { get; } = new(tenants, clock);
    public CloseFiscalYear CloseYear { get; } = new(tenants, clock);
    public SaveVatRate SaveVatRate { get; } = new(tenants, clock);
    public ImportLedgerCodes ImportCodes { get; } = new(tenants, clock);
    public OfferCurrencies OfferCurrencies { get; } = new(tenants, clock);
    public ReadCompany Company { get; } = new(tenants);
    public SaveApprovalPolicy Policy { get; } = new(tenants, clock);
}
