using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Files;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Invoices.Calendar;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>A company with a closed year 2025 in which everything has happened that can happen to an invoice.</summary>
internal sealed class ClosedYear
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestDatabase _database;

    private ClosedYear(TestDatabase database, TestCompany company) => (_database, Company) = (database, company);

    public TestCompany Company { get; }
    public Participant Customer { get; private set; } = null!;
    public Participant Supplier { get; private set; } = null!;

    /// <summary>Paid by one payment of its own.</summary>
    public Guid Paid { get; private set; }
    public Guid PaidBy { get; } = Guid.CreateVersion7();

    /// <summary>Two that one payment settled.</summary>
    public Guid[] Together { get; private set; } = [];
    public Guid PaidTogether { get; } = Guid.CreateVersion7();
    public Guid Voided { get; private set; }

    /// <summary>Credited in part and settled with the credit note.</summary>
    public Guid Credited { get; private set; }
    public Guid Note { get; private set; }

    /// <summary>With a file, a stored PDF and a searchable value.</summary>
    public Guid WithFiles { get; private set; }
    public Guid Purchase { get; private set; }
    public Guid VoidPurchase { get; private set; }
    public Guid Unsettled { get; private set; }
    public Guid Draft { get; private set; }
    public List<Guid> Issued { get; private init; } = [];

    /// <summary>All that can be archived.</summary>
    public IEnumerable<Guid> Going => Issued.Where(i => i != Unsettled);

    public static async Task<ClosedYear> CreateAsync(TestDatabase database, int more = 0)
    {
        var company = await TestCompany.CreateAsync(database);
        var year = new ClosedYear(database, company);
        company.Clock.Now = new(2025, 6, 15, 10, 0, 0, TimeSpan.Zero);
        await year.FillAsync(more);
        company.Clock.Now = new(2026, 6, 15, 10, 0, 0, TimeSpan.Zero);
        await year.CloseAsync();
        return year;
    }

    /// <summary>The same in a copy of its database.</summary>
    public ClosedYear On(TestDatabase copy) => new(copy, Company.On(copy))
    {
        Customer = Customer, Supplier = Supplier, Paid = Paid, Together = Together, Voided = Voided, Credited = Credited, Note = Note, WithFiles = WithFiles,
        Purchase = Purchase, VoidPurchase = VoidPurchase, Unsettled = Unsettled, Draft = Draft, Issued = Issued,
    };

    private async Task FillAsync(int more)
    {
        (Customer, Supplier) = (await Company.CustomerAsync(), await Company.SupplierAsync());
        Paid = await IssueAsync(Customer, 100m);
        await Company.PayAsync(Paid, 119m, paymentId: PaidBy);
        Together = [await IssueAsync(Customer, 10m), await IssueAsync(Customer, 20m)];
        await PayTogetherAsync();
        Voided = await IssueAsync(Customer, 30m);
        await Company.VoidAsync(Voided, "Wrong customer");
        Unsettled = await IssueAsync(Customer, 40m);
        await CreditAsync();
        WithFiles = await IssueAsync(Customer, 60m);
        await FilesAsync();
        await Company.PayAsync(WithFiles, WithFilesAmount + 20m, allocated: WithFilesAmount);
        Purchase = await IssueAsync(Supplier, 70m);
        await Company.PayAsync(Purchase, 83.3m);
        VoidPurchase = await IssueAsync(Supplier, 80m);
        await Company.VoidAsync(VoidPurchase, "Recorded twice");
        for (var n = 0; n < more; n++)
        {
            var one = await IssueAsync(Customer, 5m + n);
            await Company.PayAsync(one, (await Company.ReadAsync(one)).OpenAmount);
        }
        Draft = await Company.DraftAsync(Customer);
    }

    private const decimal WithFilesAmount = 71.4m;

    private async Task<Guid> IssueAsync(Participant participant, decimal net)
    {
        var invoice = await Company.IssuedAsync(participant, net);
        Issued.Add(invoice.Id);
        return invoice.Id;
    }

    private async Task PayTogetherAsync()
    {
        var wishes = new List<WishedAllocation>();
        foreach (var id in Together) wishes.Add(new(id, (await Company.ReadAsync(id)).OpenAmount, (await Company.ReadAsync(id)).OpenAmount));
        await _database.Get<RecordPayment>().ExecuteAsync(
            Company.Payer, PaidTogether, new() { Amount = wishes.Sum(w => w.Amount), Currency = "EUR", PaidOn = Company.Today }, wishes, None);
    }

    private async Task CreditAsync()
    {
        Credited = await IssueAsync(Customer, 50m);
        var note = await Company.CreditAsync(_database, Credited);
        Note = note.Id;
        Issued.Add(Note);
        await Company.SettleAsync(_database, Note, Credited, 59.5m);
    }

    private async Task FilesAsync()
    {
        await _database.Get<AttachFile>().ExecuteAsync(Company.Clerk, WithFiles, "delivery.pdf", new MemoryStream(Builders.AFile.Pdf("Delivery")), None);
        await using var work = await _database.Get<TenantDatabase>().BeginAsync(Actor.System(Company.Id), None);
        var pdf = await _database.Get<FileShelf>().PutAsync(work, Builders.AFile.Pdf("Invoice"), "application/pdf", "invoice.pdf", None);
        var invoice = await work.Db.Invoices.SingleAsync(i => i.Id == WithFiles);
        work.Db.Renditions.Add(new(invoice, RenditionKind.Issued, pdf.Id));
        work.Db.CustomFieldValues.Add(new(Company.Id, Guid.CreateVersion7(), "blue", WithFiles));
        await work.CommitAsync(None);
    }

    /// <summary>Once the clock stands behind it.</summary>
    public async Task CloseAsync(int closing = 2025)
    {
        var years = (await _database.Get<ReadFiscalYears>().ExecuteAsync(Company.Auditor, None)).Years;
        var year = years.Single(y => y.Year == closing);
        await _database.Get<CloseFiscalYear>().ExecuteAsync(Company.Admin, year.Id, year.RowVersion, inSpiteOfWork: true, None);
    }

    /// <summary>Begins a run without the job that would run it.</summary>
    public async Task<Guid> BeginAsync(int year = 2025) => (await _database.Get<StartArchiving>().BeginAsync(Company.Admin, year, None)).Id;

    /// <summary>A whole run, here and now.</summary>
    public async Task<ArchiveRun> ArchiveAsync(int year = 2025)
    {
        var run = await BeginAsync(year);
        await _database.Get<ArchiveYear>().RunAsync(Company.Id, run, None);
        return await RunAsync(run);
    }

    public Task<ArchiveRun> RunAsync(Guid run) => Company.AskAsync(db => db.ArchiveRuns.AsNoTracking().SingleAsync(r => r.Id == run));
}
