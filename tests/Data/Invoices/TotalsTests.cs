using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

public sealed class TotalsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Deltas_and_balances_add_up_to_what_the_invoices_say_after_anything_that_happens()
    {
        var company = await TestCompany.CreateAsync(database);
        var random = new Random(20260615);
        Participant[] people = [await company.CustomerAsync("One"), await company.CustomerAsync("Two"), await company.SupplierAsync()];
        var issued = new List<Guid>();
        for (var step = 0; step < 90; step++)
        {
            if (issued.Count == 0 || random.Next(3) == 0) issued.Add((await company.IssuedAsync(people[random.Next(3)], random.Next(1, 5000) / 10m, c => c with { TermsDays = random.Next(0, 5) })).Id);
            else await SomethingAsync(company, random, issued);
            if (step % 13 == 0) await FoldAsync(company);
        }
        await AssertRightAsync(company);

        await Together.AllAsync(2, _ => FoldAsync(company));

        await AssertRightAsync(company);
        Assert.Equal(0, await company.AskAsync(db => db.TotalsDeltas.CountAsync()));
    }

    /// <summary>Any path that moves money: void, payment with or without a rest, credit used, credit note, settlement and its undoing, reversal.</summary>
    private async Task SomethingAsync(TestCompany company, Random random, List<Guid> issued)
    {
        var invoice = await company.ReadAsync(issued[random.Next(issued.Count)]);
        var half = Currency.Of("EUR").Round(invoice.OpenAmount / 2) + (invoice.OpenAmount < 0.02m ? 0 : 0.01m);
        switch (random.Next(8))
        {
            case 0 when invoice is { AllocatedAmount: 0, Status: DocumentStatus.Approved, Kind: InvoiceKind.Invoice }:
                try { await company.VoidAsync(invoice.Id); }
                catch (RuleBrokenException credited) when (credited.Code == "invoice.credited") { }
                break;
            case 1 or 2 when invoice.OpenAmount > 0: await company.PayAsync(invoice.Id, random.Next(2) == 0 ? invoice.OpenAmount : half); break;
            case 3 when invoice.OpenAmount > 0: await company.PayAsync(invoice.Id, invoice.OpenAmount + 20m, allocated: invoice.OpenAmount); break;
            case 4 when invoice.OpenAmount > 0 && invoice.Kind is InvoiceKind.Invoice:
                if (await company.CreditOfAsync(invoice.ParticipantId!.Value, invoice.Direction is InvoiceDirection.Sales ? PaymentDirection.In : PaymentDirection.Out) is > 0 and var credit) await company.UseCreditAsync(database, invoice.Id, Math.Min(Math.Min(credit, 20m), invoice.OpenAmount));
                break;
            case 5 or 6 when invoice.Status is DocumentStatus.Approved && invoice.Kind is InvoiceKind.Invoice:
                if ((await database.Get<ReadCreditLeft>().ExecuteAsync(company.Auditor, invoice.Id, CancellationToken.None)).Everything.Count == 0) break;
                var note = await company.CreditAsync(database, invoice.Id);
                issued.Add(note.Id);
                if (invoice.OpenAmount <= 0) break;
                await company.SettleAsync(database, note.Id, invoice.Id, half);
                if (random.Next(2) == 0) await company.UndoAsync(database, note.Id, invoice.Id);
                break;
            case 7:
                var standing = await company.AskAsync(db => db.Payments.Where(p => p.ReversesId == null && !db.Payments.Any(r => r.ReversesId == p.Id)).Select(p => p.Id).FirstOrDefaultAsync());
                if (standing != Guid.Empty) await company.ReverseAsync(database, standing);
                break;
        }
    }

    [Fact]
    public async Task Folders_at_the_same_moment_count_nothing_twice_and_do_not_block_each_other()
    {
        var company = await TestCompany.CreateAsync(database);
        for (var round = 1; round <= 3; round++)
        {
            // Each folder takes 2,000; the days repeat in another order in each batch, so all of them write the same balances.
            var rows = Enumerable.Range(0, 12_000).Select(n => $"('{company.Id}', '{Guid.NewGuid()}', 1, 1, 'EUR', '{Guid.Empty}', date '2026-01-01' + {n * 7919 % 200}, 1, 1)");
            await Sql.RunAsync(
                database.Owner, $"INSERT INTO totals_deltas (tenant_id, id, measure, direction, currency, participant_id, day, amount_minor, count) VALUES {string.Join(',', rows)}", company.Id);

            var outcomes = await Together.AllAsync(6, async _ =>
            {
                while (await FoldAsync(company) > 0) { }
            });

            Assert.All(outcomes, Assert.Null);
            Assert.Equal((12_000L * round, 12_000L * round, 0), await company.AskAsync(async db =>
                (await db.TotalsBalances.Where(b => b.Measure == TotalsMeasure.Open).SumAsync(b => b.AmountMinor), await db.TotalsBalances.Where(b => b.Measure == TotalsMeasure.Open.OfEverybody()).SumAsync(b => b.Count), await db.TotalsDeltas.CountAsync())));
        }
    }

    [Fact]
    public async Task The_job_folds_every_tenant()
    {
        var (one, two) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        await one.IssuedAsync(await one.CustomerAsync());
        await two.IssuedAsync(await two.CustomerAsync());

        await Fold.RunAsync(new Job(Fold.Kind, null, null, "{}", one.Clock.Now), new JobProgress((_, _, _, _) => Task.CompletedTask), CancellationToken.None);

        foreach (var company in new[] { one, two })
        {
            Assert.Equal(0, await company.AskAsync(db => db.TotalsDeltas.CountAsync()));
            await AssertRightAsync(company);
        }
    }

    private FoldTotals Fold => database.Get<IEnumerable<IJobHandler>>().OfType<FoldTotals>().Single();

    private Task<int> FoldAsync(TestCompany company) => Fold.FoldAsync(company.Id, CancellationToken.None);

    [Fact]
    public async Task Folding_while_others_write_loses_nothing()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var stop = false;
        var folding = Task.Run(async () => { while (!Volatile.Read(ref stop)) await FoldAsync(company); });

        var outcomes = await Together.AllAsync(6, async n =>
        {
            for (var i = 0; i < 4; i++)
            {
                var invoice = await company.IssuedAsync(customer, 10m + n);
                await company.PayAsync(invoice.Id, 5m);
            }
        });
        Volatile.Write(ref stop, true);
        await folding;

        Assert.All(outcomes, Assert.Null);
        await AssertRightAsync(company);
        Assert.Equal(0, await Reconcile.ReconcileAsync(company.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_figure_that_somebody_spoiled_is_repaired_and_the_repair_is_said_everywhere()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        await company.PayAsync(invoice.Id, 19m);
        await FoldAsync(company);
        await Sql.RunAsync(database.Owner, $"UPDATE totals_balances SET amount_minor = amount_minor + 4711 WHERE tenant_id = '{company.Id}' AND measure IN (1, 105)", company.Id);
        await Sql.RunAsync(database.Owner, $"DELETE FROM totals_balances WHERE tenant_id = '{company.Id}' AND measure = 3", company.Id);

        var repaired = await Reconcile.ReconcileAsync(company.Id, CancellationToken.None);

        Assert.True(repaired > 0);
        await AssertRightAsync(company);
        Assert.Equal(0, await Reconcile.ReconcileAsync(company.Id, CancellationToken.None));
        Assert.NotNull((await database.Get<ReadTotalsCheck>().ExecuteAsync(company.Auditor, CancellationToken.None)).RepairedAt);
        await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        Assert.Equal(1, await db.SecurityEvents.CountAsync(e => e.Kind == "totals.repaired" && e.TenantId == company.Id.Value));
    }

    [Fact]
    public async Task Days_on_which_nothing_is_open_any_more_are_forgotten()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        await company.PayAsync(invoice.Id, invoice.OpenAmount);
        await FoldAsync(company);

        await Reconcile.ReconcileAsync(company.Id, CancellationToken.None);

        Assert.Empty(await company.AskAsync(db => db.TotalsBalances.Where(b => b.Measure == TotalsMeasure.Open || b.Measure == TotalsMeasure.Open.OfEverybody()).ToListAsync()));
        await AssertRightAsync(company);
    }

    private ReconcileTotals Reconcile => database.Get<IEnumerable<IJobHandler>>().OfType<ReconcileTotals>().Single();

    /// <summary>A credit note takes away from what its direction owes.</summary>
    private static int Sign(Invoice invoice) => invoice.Kind is InvoiceKind.CreditNote ? -1 : 1;

    private static async Task AssertRightAsync(TestCompany company)
    {
        var (kept, expected) = await company.AskAsync(async db =>
        {
            var rows = (await db.TotalsDeltas.Select(d => new { d.Measure, d.Direction, d.Currency, d.ParticipantId, d.Day, d.AmountMinor }).ToListAsync())
                .Concat(await db.TotalsBalances.Select(b => new { b.Measure, b.Direction, b.Currency, b.ParticipantId, b.Day, b.AmountMinor }).ToListAsync());
            rows = rows.Where(r => (short)r.Measure < 100);
            var kept = rows.GroupBy(r => (r.Measure, r.Direction, r.Currency, r.ParticipantId, r.Day)).ToDictionary(g => g.Key, g => g.Sum(r => r.AmountMinor));
            var invoices = await db.Invoices.Where(i => i.Status == DocumentStatus.Approved).ToListAsync();
            var payments = await db.Payments.ToListAsync();
            var open = invoices.Select(i => ((i.Kind is InvoiceKind.CreditNote ? TotalsMeasure.OpenCredit : TotalsMeasure.Open, i.Direction, i.Currency, i.ParticipantId!.Value, i.DueDate!.Value), Sign(i) * i.OpenMinor));
            var issued = invoices.Select(i => ((TotalsMeasure.Issued, i.Direction, i.Currency, i.ParticipantId!.Value, i.IssueDate!.Value), Sign(i) * i.PayableMinor));
            var paid = from a in await db.PaymentAllocations.ToListAsync()
                       join p in payments on a.PaymentId equals p.Id
                       join i in invoices on a.InvoiceId equals i.Id
                       select ((TotalsMeasure.Paid, i.Direction, i.Currency, i.ParticipantId!.Value, p.PaidOn), Sign(i) * Currency.Of(i.Currency).ToMinorUnits(a.Amount));
            var moved = payments.Select(p => ((TotalsMeasure.Moved, p.Direction is PaymentDirection.In ? InvoiceDirection.Sales : InvoiceDirection.Purchase, p.Currency, p.ParticipantId, p.PaidOn), p.AmountMinor));
            return (kept, open.Concat(issued).Concat(paid).Concat(moved).GroupBy(x => x.Item1).ToDictionary(g => g.Key, g => g.Sum(x => x.Item2)));
        });
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Where(e => e.Value != 0).OrderBy(e => e.Key.ToString()), kept.Where(k => k.Value != 0).OrderBy(k => k.Key.ToString()));
    }
}
