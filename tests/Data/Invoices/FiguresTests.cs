using FsCheck;
using FsCheck.Fluent;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>The figures of the start page against the invoices and payments themselves, whatever has happened to them.</summary>
public sealed class FiguresTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    public enum Deed { IssueSale, IssuePurchase, IssueYen, PayAll, PayPart, PayTooMuch, Void, CreditAndSettle, UndoSettlement, Reverse, Fold, Day }

    private static Gen<(Deed Deed, int Which, int Cents)[]> Sequences => Gen.ArrayOf(
        from step in Gen.Elements(Enum.GetValues<Deed>()) from which in Gen.Choose(0, 20) from cents in Gen.Choose(1, 90_000) select (step, which, cents), 26);

    [Fact]
    public async Task After_any_sequence_the_figures_equal_what_the_invoices_say()
    {
        foreach (var sequence in Sequences.Sample(6))
        {
            var company = await TestCompany.CreateAsync(database);
            await company.ChangeAsync(db => { db.Add(new ExchangeRate(company.Id, Currency.Of("JPY"), company.Today.AddDays(-30), 0.0062m, company.Admin, company.Clock.Now)); return Task.CompletedTask; });
            var story = new Story(company, database, await company.CustomerAsync(), await company.SupplierAsync());
            foreach (var (step, which, cents) in sequence)
            {
                try { await story.TakeAsync(step, which, cents); }
                catch (RuleBrokenException) { /* Not every step fits; a refused one must change no figure. */ }
                await AssertRightAsync(company, $"after {step} {which} {cents} of {string.Join("; ", sequence)}");
            }
            Assert.Equal(0, await database.Get<IEnumerable<IJobHandler>>().OfType<ReconcileTotals>().Single().ReconcileAsync(company.Id, None));
            await AssertRightAsync(company, "after the daily check");
        }
    }

    [Fact]
    public async Task Each_figure_is_the_sum_of_the_list_that_it_opens()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        foreach (var days in new[] { 0, 3, 7, 8, 40 }) await company.IssuedAsync(customer, 100m + days, c => c with { TermsDays = days });
        company.Clock.Advance(TimeSpan.FromDays(4));
        var today = company.Today;
        var figures = await database.Get<ReadFigures>().ExecuteAsync(company.Auditor, None);

        foreach (var (figure, filter) in new[]
        {
            (figures.Overdue(InvoiceDirection.Sales), new InvoiceFilter(InvoiceDirection.Sales) { OverdueOn = today }),
            (figures.DueSoon(InvoiceDirection.Sales), new InvoiceFilter(InvoiceDirection.Sales) { IsOpen = true, DueFrom = today, DueTo = today.AddDays(CompanyFigures.SoonDays) }),
        })
        {
            var rows = await database.Get<FindInvoices>().ExecuteAsync(company.Auditor, filter with { Currency = "EUR" }, after: null, None);
            Assert.NotEmpty(rows);
            Assert.Equal((rows.Sum(r => r.OpenAmount), (long)rows.Count), (figure.Single().Amount, figure.Single().Count));
        }
    }

    private async Task AssertRightAsync(TestCompany company, string told)
    {
        var figures = await database.Get<ReadFigures>().ExecuteAsync(company.Auditor, None);
        var (invoices, payments) = await company.AskAsync(async db => (await db.Invoices.AsNoTracking().ToListAsync(), await db.Payments.AsNoTracking().ToListAsync()));
        var today = company.Today;
        foreach (var direction in Enum.GetValues<InvoiceDirection>())
        {
            var open = invoices.Where(i => i.Direction == direction && i.Kind is InvoiceKind.Invoice && i.OpenMinor > 0).ToList();
            Same(figures.Overdue(direction), open.Where(i => i.DueDate < today), "overdue");
            Same(figures.DueSoon(direction), open.Where(i => i.DueDate >= today && i.DueDate <= today.AddDays(CompanyFigures.SoonDays)), "due soon");
            Same(figures.Open(direction), open, "open");
            Assert.Equal(
                figures.Open(direction).Sum(f => f.AmountMinor), Ageing.Buckets.SelectMany(b => figures.Open(direction, b)).Sum(f => f.AmountMinor));
            var notes = invoices.Where(i => i.Direction == direction && i.Kind is InvoiceKind.CreditNote && i.OpenMinor > 0);
            Assert.True(figures.OpenCredits(direction).Sum(f => f.AmountMinor) == -notes.Sum(i => i.OpenMinor), $"credit notes {told}");
            var way = direction is InvoiceDirection.Sales ? PaymentDirection.In : PaymentDirection.Out;
            foreach (var month in figures.LastMonths)
                Assert.True(
                    figures.Moved(direction, month).Sum(f => f.AmountMinor) == payments.Where(p => p.Direction == way && p.PaidOn.Year == month.Year && p.PaidOn.Month == month.Month).Sum(p => p.AmountMinor),
                    $"money of {month} {told}");
        }

        void Same(IReadOnlyList<Figure> figures, IEnumerable<Invoice> invoices, string name)
        {
            var expected = invoices.GroupBy(i => i.Currency).Select(g => (g.Key, g.Sum(i => i.OpenMinor), (long)g.Count())).OrderBy(x => x.Key);
            Assert.True(expected.SequenceEqual(figures.Select(f => (f.Currency, f.AmountMinor, f.Count)).OrderBy(x => x.Currency)), $"{name} {told}");
        }
    }

    private sealed class Story(TestCompany company, TestDatabase database, Participant customer, Participant supplier)
    {
        private readonly List<Guid> _issued = [];
        private readonly List<(Guid Note, Guid Invoice)> _settled = [];

        public async Task TakeAsync(Deed step, int which, int cents)
        {
            var chosen = _issued.Count > 0 ? await company.ReadAsync(_issued[which % _issued.Count]) : null;
            switch (step)
            {
                case Deed.IssueSale: _issued.Add((await company.IssuedAsync(customer, cents / 100m, c => c with { TermsDays = which })).Id); break;
                case Deed.IssuePurchase: _issued.Add((await company.IssuedAsync(supplier, cents / 100m, c => c with { TermsDays = which })).Id); break;
                case Deed.IssueYen: _issued.Add((await company.IssuedAsync(customer, cents, c => c with { TermsDays = which, Currency = "JPY" })).Id); break;
                case Deed.PayAll when chosen is not null: await company.PayAsync(chosen.Id, chosen.OpenAmount); break;
                case Deed.PayPart when chosen is not null: await company.PayAsync(chosen.Id, Currency.Of(chosen.Currency).Round(chosen.OpenAmount / 3)); break;
                case Deed.PayTooMuch when chosen is not null: await company.PayAsync(chosen.Id, chosen.OpenAmount + 7, allocated: chosen.OpenAmount); break;
                case Deed.Void when chosen is not null: await company.VoidAsync(chosen.Id); break;
                case Deed.CreditAndSettle when chosen is { Kind: InvoiceKind.Invoice }:
                    var note = await company.CreditAsync(database, chosen.Id);
                    _issued.Add(note.Id);
                    await company.SettleAsync(database, note.Id, chosen.Id, Currency.Of(chosen.Currency).Round(Math.Min(note.OpenAmount, chosen.OpenAmount) / 2));
                    _settled.Add((note.Id, chosen.Id));
                    break;
                case Deed.UndoSettlement when _settled.Count > 0: await company.UndoAsync(database, _settled[which % _settled.Count].Note, _settled[which % _settled.Count].Invoice); break;
                case Deed.Reverse:
                    var payments = await company.AskAsync(db => db.Payments.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
                    if (payments.Count > 0) await company.ReverseAsync(database, payments[which % payments.Count]);
                    break;
                case Deed.Fold: await database.Get<IEnumerable<IJobHandler>>().OfType<FoldTotals>().Single().FoldAsync(company.Id, None); break;
                case Deed.Day: company.Clock.Advance(TimeSpan.FromDays(1 + which % 6)); break;
            }
        }
    }
}
