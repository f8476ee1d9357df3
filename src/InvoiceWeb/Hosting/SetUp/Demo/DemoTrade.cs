using System.Globalization;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>The trade of a demo company: customers who pay in time, late, in parts, too much or not at all, and work left for everybody today.</summary>
internal sealed class DemoTrade(DemoProfile profile, DemoBooks books, DemoCompany company)
{
    private readonly DemoDice _dice = new(profile.Seed);
    private readonly Dictionary<DemoParty, Guid> _known = [];
    private int _documents;

    private Actor Clerk => company.As(Roles.Clerk);
    private Actor Approver => company.As(Roles.Approver);
    private Actor Payer => company.As(Roles.Payer);

    public async Task MeetAsync(CancellationToken cancellationToken)
    {
        foreach (var field in profile.Fields.Registry)
            await books.Cases.SaveField.ExecuteAsync(company.As(Roles.TenantAdmin), Guid.CreateVersion7(), field, null, cancellationToken);
        foreach (var (party, isCustomer) in profile.Customers.Select(p => (p, true)).Concat(profile.Suppliers.Select(p => (p, false))))
        {
            var fields = isCustomer ? profile.Fields.OfCustomer(profile.Customers.ToList().IndexOf(party)) : FieldValues.None;
            var id = Guid.CreateVersion7(books.Cases.Clock.Now);
            await books.Cases.SaveParticipant.ExecuteAsync(Clerk, id, party.Content with { IsCustomer = isCustomer, IsSupplier = !isCustomer, Fields = fields }, null, cancellationToken);
            _known[party] = id;
        }
    }

    public void Plan(DateTimeOffset founded)
    {
        for (var month = founded.AddDays(7); month < books.Now; month = month.AddMonths(1))
        {
            for (var n = 0; n < profile.SalesAMonth + (_dice.Next(3) == 0 ? 1 : 0); n++) PlanDeal(MomentIn(month), sale: true);
            for (var n = 0; n < profile.PurchasesAMonth + (_dice.Next(3) == 0 ? 1 : 0); n++) PlanDeal(MomentIn(month), sale: false);
        }
        if (profile.SalesAMonth > 0) new DemoToday(profile, books, company, this).Plan();
    }

    /// <summary>From the first draft to the last payment.</summary>
    private void PlanDeal(DateTimeOffset moment, bool sale)
    {
        var party = _dice.Of(sale ? profile.Customers : profile.Suppliers);
        var content = Content(party, moment, sale, 1 + _dice.Next(4));
        if (moment > books.Now.AddHours(-60)) return;
        var id = PlanIssue(party, content, moment, sale, withFile: !sale && moment > books.Now.AddDays(-90));
        var due = moment.AddDays(party.Content.TermsDays ?? 30);
        var fate = _dice.Next(40);
        if (fate == 0)
        {
            books.At(moment.AddDays(1), () => books.VoidAsync(Approver, id, sale ? "Written to the wrong customer." : "The supplier sent a corrected document."));
            return;
        }
        if (fate is 1 or 2 && sale)
            books.At(moment.AddDays(6), async () =>
            {
                var note = await books.CreditAsync(Clerk, Approver, id);
                if (fate == 1) await books.SettleAsync(Payer, note, id);
            });
        PlanPayments(id, party, content, due, fate);
    }

    private void PlanPayments(Guid id, DemoParty party, InvoiceContent content, DateTimeOffset due, int fate)
    {
        // Who never pays in time is reminded until they do; only what is younger stays open.
        var paid = party.DaysLate is { } late ? due.AddDays(late + _dice.Next(5)) : due.AddDays(160);
        paid = new DateTimeOffset(paid.Year, paid.Month, paid.Day, 14, 0, 0, TimeSpan.Zero);
        var reference = content.Reference ?? content.SupplierNumber;
        if (fate is 3 or 4 or 5)
        {
            Pay(paid.AddDays(-8), open => Round(content, open / 3));
            // Whoever has paid a part is reminded of the rest; only lately nobody has been yet.
            if (fate > 3 || due < books.Now.AddDays(-70)) Pay(paid.AddDays(20), open => open);
        }
        else Pay(paid, open => fate == 6 && open > 0 ? open + Round(content, content.Currency == "JPY" ? 2_000 : 20) : open);

        void Pay(DateTimeOffset when, Func<decimal, decimal> amount) =>
            books.At(when, () => books.PayAsync(Payer, id, amount, content.Currency, DateOnly.FromDateTime(when.UtcDateTime), reference));
    }

    /// <summary>Written, submitted and, three hours later, approved.</summary>
    public Guid PlanIssue(DemoParty party, InvoiceContent content, DateTimeOffset moment, bool sale, bool withFile)
    {
        var id = Guid.CreateVersion7(moment);
        var version = 0;
        books.At(moment, async () => version = await SubmitAsync(id, content, sale, withFile, Clerk));
        books.At(moment.AddHours(3), () => books.ApproveAsync(Approver, id, version));
        return id;
    }

    public async Task<int> SubmitAsync(Guid id, InvoiceContent content, bool sale, bool withFile, Actor clerk)
    {
        var version = await books.DraftAsync(clerk, id, sale ? InvoiceDirection.Sales : InvoiceDirection.Purchase, content);
        if (withFile)
        {
            await books.AttachAsync(clerk, id, $"{content.SupplierNumber}.pdf", DemoPdf.Of([$"Invoice {content.SupplierNumber}", $"{content.IssueDate:yyyy-MM-dd}", "", .. content.Lines.Select(l => $"{l.Quantity} x {l.Description}")]));
            version++;
        }
        return await books.SubmitAsync(clerk, id, version);
    }

    public InvoiceContent Content(DemoParty party, DateTimeOffset moment, bool sale, int lines)
    {
        var number = ++_documents;
        var currency = party.Currency ?? profile.Company.Currency;
        var goods = sale ? profile.Goods : profile.Costs;
        var first = _dice.Next(goods.Count);
        return new()
        {
            ParticipantId = _known[party],
            Currency = currency,
            SupplierNumber = sale ? null : string.Create(CultureInfo.InvariantCulture, $"{party.Content.Number![2..]}-{moment:yyMM}-{number:000}"),
            IssueDate = sale ? null : DateOnly.FromDateTime(moment.UtcDateTime).AddDays(-2),
            Reference = sale && number % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $"PO {4400 + number}") : null,
            Note = sale && number % 5 == 0 ? "Thank you for your order." : null,
            Lines = [.. Enumerable.Range(0, Math.Min(lines, goods.Count)).Select(i => Line(goods[(first + i) % goods.Count], party, currency, moment.Year) with { Fields = sale && i == 0 ? profile.Fields.OfLine(number) : FieldValues.None })],
            Fields = sale ? profile.Fields.OfSale(number, moment) : FieldValues.None,
        };
    }

    private LineContent Line(DemoGood good, DemoParty party, string currency, int year)
    {
        var price = good.Price * (1m + 0.03m * (year - books.Now.Year + 3));
        if (currency != profile.Company.Currency) price /= profile.Rates[currency][0];
        return new()
        {
            Description = good.Text, Quantity = 1 + _dice.Next(good.Most), Unit = good.Unit, Price = Currency.Of(currency).Round(price),
            VatCategory = party.Category ?? (good.VatRate == 0 ? VatCategory.ZeroRated : VatCategory.Standard), VatRate = party.Category is null ? good.VatRate : 0,
            DiscountPercent = _dice.Next(12) == 0 ? 5 : 0, Account = good.Account,
        };
    }

    private DateTimeOffset MomentIn(DateTimeOffset month) =>
        new(month.Year, month.Month, month.Month == 1 && month.Year == books.Now.Year - 3 ? 6 + _dice.Next(20) : 1 + _dice.Next(27), 8, _dice.Next(60), 0, TimeSpan.Zero);

    private static decimal Round(InvoiceContent content, decimal amount) => Currency.Of(content.Currency).Round(amount);
}
