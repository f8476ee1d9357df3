using System.Globalization;
using System.Text.Json;
using InvoiceWeb.Approvals;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Bench;

/// <summary>
/// Invoices of one company as books have them: few partners make most of the turnover, most invoices have one to three lines, all
/// are approved, most are paid by one transfer. The same seed makes the same books for the same company, to the byte.
/// </summary>
public sealed class InvoiceGenerator
{
    public const int VoidEvery = 50;
    private const int CreditEvery = 100;
    private const int ProjectEvery = 5;
    private const int DollarsEvery = 25;
    private const int Projects = 200;
    private static readonly Guid ProjectField = new("01900000-0000-7000-8000-0000000000f1");
    private readonly Random _random;

    /// <summary>For ids that the domain makes: they get others from here.</summary>
    private readonly Random _ids;
    private readonly TenantId _tenant;
    private readonly Actor _clerk;
    private readonly Actor _approver;
    private readonly Actor _treasurer;
    private readonly Party _own;

    public InvoiceGenerator(TenantId tenant, int seed, int partners = 400)
    {
        (_tenant, _random, _ids) = (tenant, new(seed), new(~seed));
        _clerk = Person("Clara Clerk", Roles.Clerk);
        _approver = Person("Amir Approver", Roles.Approver);
        _treasurer = Person("Tessa Treasurer", Roles.Payer);
        var began = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Partners = [.. Enumerable.Range(0, partners).Select(i => new Participant(tenant, Id(began), Words.Partner(_random, i), _clerk, began))];
        _own = new() { Name = "Bench Trading GmbH", Address = new() { Line1 = "Hafenstraße 12", PostCode = "20457", City = "Hamburg", Country = "DE" }, VatId = "DE811907980", Iban = "DE02120300000000202051", Bic = "BYLADEM1001" };
    }

    /// <summary>The first six in ten are customers, the others suppliers.</summary>
    public IReadOnlyList<Participant> Partners { get; }

    public Guid SalesSeries { get; init; } = new("01900000-0000-7000-8000-0000000000a1");
    public Guid PurchaseSeries { get; init; } = new("01900000-0000-7000-8000-0000000000a2");

    public Guid CreditSeries { get; init; } = new("01900000-0000-7000-8000-0000000000a3");

    /// <summary>Also credit notes, a second currency and a custom field.</summary>
    public bool IsVaried { get; init; }

    public static string Project(int number) => string.Create(CultureInfo.InvariantCulture, $"project {number % Projects:000}");

    /// <summary>A year in the order of the archive: sales, purchases, credit notes, each by number with dates ascending.</summary>
    public IEnumerable<ArchivedInvoice> Year(int year, int count)
    {
        var notes = new List<ArchivedInvoice>();
        var wished = IsVaried ? count / CreditEvery : 0;
        var sales = (count * 6 / 10) - wished;
        for (var n = 1; n <= count - wished; n++)
        {
            var isSale = n <= sales;
            var (number, of) = isSale ? (n, sales) : (n - sales, count - wished - sales);
            var day = new DateOnly(year, 1, 1).AddDays((int)((number - 1) * 365L / of));
            var document = Invoice(isSale, year, number, day);
            if (isSale && notes.Count < wished && number >= (notes.Count + 1L) * sales / (wished + 1) && document.Invoice.Status is DocumentStatus.Approved)
                notes.Add(CreditNote(document.Invoice, year, notes.Count + 1, day));
            yield return document;
        }
        foreach (var note in notes) yield return note;
    }

    public static Guid SegmentId(int year, int part) => Id(new Random((year * 1_000) + part), new DateTimeOffset(year, 12, 31, 0, 0, 0, TimeSpan.Zero));

    public ArchivedInvoice Invoice(bool isSale, int year, int number, DateOnly day)
    {
        var partner = Partner(isSale);
        var now = Moment(day, 8);
        var content = Content(partner, isSale, number, year, day);
        var invoice = InvoiceWeb.Invoices.Invoice.Draft(_tenant, Id(now), isSale ? InvoiceDirection.Sales : InvoiceDirection.Purchase, InvoiceKind.Invoice, content, partner, _clerk, now);
        var events = new List<AuditEvent> { AuditEvent.Record(invoice, _clerk, now, "invoice.created", [AuditChange.Of("participant", null, partner.Name), AuditChange.Of("gross", null, invoice.GrossTotal)]) };
        now = now.AddTicks(_random.NextInt64(TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour) / 10 * 10);
        events.Add(AuditEvent.Record(invoice, _clerk, now, "invoice.submitted", invoice.Submit(_clerk, 1, now)));
        now = now.AddTicks(_random.NextInt64(TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour) / 10 * 10);
        var step = Fixed(new ApprovalStep(invoice, _approver, ApprovalDecision.Approved, null, false, now), now);
        events.Add(AuditEvent.Record(invoice, _approver, now, "invoice.approved", [AuditChange.Of("decision", null, "Approved")]));
        var text = NumberSeries.Format(isSale ? "" : "P-", 6, year, number);
        events.Add(AuditEvent.Record(invoice, _approver, now, "invoice.issued", invoice.Issue(new(isSale ? SalesSeries : PurchaseSeries, year, number, text), day, 30, 1, Snapshot(invoice, partner), _approver, now)));
        var document = _random.Next(VoidEvery) == 0 ? Voided(invoice, step, events, now) : Paid(invoice, step, events, day);
        foreach (var recorded in events) Fixed(recorded, recorded.OccurredAt);
        return IsVaried && number % ProjectEvery == 0 ? document with { CustomFields = [new(_tenant, ProjectField, Project(number / ProjectEvery), invoice.Id)] } : document;
    }

    /// <summary>Gives back the whole of an invoice, and the money with it.</summary>
    private ArchivedInvoice CreditNote(Invoice credited, int year, int number, DateOnly day)
    {
        day = day.AddDays(10) is var later && later.Year == year ? later : new(year, 12, 31);
        var now = Moment(day, 8);
        var left = new CreditLeft(credited, []);
        var note = InvoiceWeb.Invoices.Invoice.DraftCreditNote(left, left.Everything, Id(now), Partners.First(p => p.Id == credited.ParticipantId), _clerk, now);
        foreach (var line in note.Lines) Fixed(line, now);
        var events = new List<AuditEvent> { AuditEvent.Record(note, _clerk, now, "invoice.created", [AuditChange.Of("gross", null, note.GrossTotal)]) };
        now = now.AddHours(1);
        events.Add(AuditEvent.Record(note, _clerk, now, "invoice.submitted", note.Submit(_clerk, 1, now)));
        now = now.AddHours(1);
        var step = Fixed(new ApprovalStep(note, _approver, ApprovalDecision.Approved, null, false, now), now);
        events.Add(AuditEvent.Record(note, _approver, now, "invoice.issued", note.Issue(new(CreditSeries, year, number, NumberSeries.Format("C-", 6, year, number)), day, 0, 1, credited.Snapshot!, _approver, now)));
        var document = Paid(note, step, events, day);
        foreach (var recorded in events) Fixed(recorded, recorded.OccurredAt);
        return document;
    }

    private ArchivedInvoice Voided(Invoice invoice, ApprovalStep step, List<AuditEvent> events, DateTimeOffset now)
    {
        var later = now.AddHours(3);
        events.Add(AuditEvent.Record(invoice, _approver, later, "invoice.voided", invoice.Void("Sent to the wrong customer", _approver, later), invoice.VoidReason));
        return new(invoice, [step], events, [], [], [], [], []);
    }

    private ArchivedInvoice Paid(Invoice invoice, ApprovalStep step, List<AuditEvent> events, DateOnly day)
    {
        var now = Moment(day.AddDays(_random.Next(2, 40)), 10);
        var amount = invoice.PayableAmount;
        var allocation = Fixed(new PaymentAllocation(invoice, Id(now), null, amount, _treasurer, now), now);
        invoice.Allocate(amount);
        events.Add(AuditEvent.Record(invoice, _treasurer, now, "invoice.paid", [AuditChange.Of("allocated", 0m, amount), AuditChange.Of("payment", null, allocation.PaymentId)]));
        var settled = new SettledBy { Amount = amount, Currency = invoice.Currency, PaymentId = allocation.PaymentId, PaidOn = DateOnly.FromDateTime(now.UtcDateTime), Method = PaymentMethod.BankTransfer, Reference = invoice.NumberText };
        return new(invoice, [step], events, [allocation], [settled], [], [], []);
    }

    private InvoiceContent Content(Participant partner, bool isSale, int number, int year, DateOnly day) => new()
    {
        ParticipantId = partner.Id, Currency = IsInDollars(number) ? "USD" : "EUR", ExchangeRate = IsInDollars(number) ? 0.92m : 1, IssueDate = isSale ? null : day,
        SupplierNumber = isSale ? null : string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + _random.Next(26))}{year % 100:00}-{(number * 7919 + _random.Next(7919)) % 10_000_000:0000000}"),
        Reference = _random.Next(10) < 4 ? string.Create(CultureInfo.InvariantCulture, $"PO {_random.Next(100_000):00000}") : null,
        Fields = IsVaried && number % ProjectEvery == 0 ? FieldValues.None.With("project", FieldValues.Quoted(Project(number / ProjectEvery))) : FieldValues.None,
        Lines = [.. Enumerable.Range(0, LineCount()).Select(_ => Words.Line(_random, Id(Moment(day, 8))))],
    };

    private string Snapshot(Invoice invoice, Participant partner)
    {
        var other = new Party { Name = partner.Name, Address = partner.Address, VatId = partner.VatId, Email = partner.Email, Iban = partner.Iban };
        var sales = invoice.Direction is InvoiceDirection.Sales;
        return JsonSerializer.Serialize(new IssuedSnapshot
        {
            Sender = sales ? _own : other, Receiver = sales ? other : _own, Language = "en-GB", BaseCurrency = "EUR", Vat = invoice.Totals.Vat,
            LegalFooter = sales ? "Amtsgericht Hamburg HRB 12345 · Managing director: Ada Admin" : null,
        }, IssuedSnapshotJson.Options);
    }

    private bool IsInDollars(int number) => IsVaried && number % DollarsEvery == 1;

    private int LineCount() => _random.Next(10) switch { < 5 => 1, < 8 => 2, < 9 => 3, _ => 5 };

    /// <summary>A square makes the first ones much more frequent than the last ones.</summary>
    private Participant Partner(bool isSale)
    {
        var (from, count) = isSale ? (0, Partners.Count * 6 / 10) : (Partners.Count * 6 / 10, Partners.Count - (Partners.Count * 6 / 10));
        var share = _random.NextDouble();
        return Partners[from + (int)(share * share * count)];
    }

    private DateTimeOffset Moment(DateOnly day, int hour) => new(day.DayNumber * TimeSpan.TicksPerDay + hour * TimeSpan.TicksPerHour + _random.NextInt64(TimeSpan.TicksPerHour * 8 / 10) * 10, TimeSpan.Zero);

    private Actor Person(string name, Roles roles) => new(_tenant, Id(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)), name, RolePermissions.Of(roles));

    private T Fixed<T>(T made, DateTimeOffset at) where T : notnull
    {
        typeof(T).GetProperty("Id")!.SetValue(made, Id(_ids, at));
        return made;
    }

    private Guid Id(DateTimeOffset at) => Id(_random, at);

    private static Guid Id(Random random, DateTimeOffset at)
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, milliseconds >>= 8) id[i] = (byte)milliseconds;
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id, bigEndian: true);
    }
}
