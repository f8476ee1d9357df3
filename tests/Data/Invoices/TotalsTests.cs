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
                (await db.TotalsBalances.SumAsync(b => b.AmountMinor), await db.TotalsBalances.SumAsync(b => b.Count), await db.TotalsDeltas.CountAsync())));
        }
    }

    [Fact]
    public async Task The_job_folds_every_tenant()
    {
        var (one, two) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        await one.IssuedAsync(await one.CustomerAsync());
        await two.IssuedAsync(await two.CustomerAsync());

        await Fold.RunAsync(new Job(Fold.Kind, null, null, "{}", one.Clock.Now), new JobProgress((_, _, _) => Task.CompletedTask), CancellationToken.None);

        foreach (var company in new[] { one, two })
        {
            Assert.Equal(0, await company.AskAsync(db => db.TotalsDeltas.CountAsync()));
            await AssertRightAsync(company);
        }
    }

    private FoldTotals Fold => database.Get<IEnumerable<IJobHandler>>().OfType<FoldTotals>().Single();

    private Task<int> FoldAsync(TestCompany company) => Fold.FoldAsync(company.Id, CancellationToken.None);

    /// <summary>A credit note takes away from what its direction owes.</summary>
    private static int Sign(Invoice invoice) => invoice.Kind is InvoiceKind.CreditNote ? -1 : 1;

    private static async Task AssertRightAsync(TestCompany company)
    {
        var (kept, expected) = await company.AskAsync(async db =>
        {
            var rows = (await db.TotalsDeltas.Select(d => new { d.Measure, d.Direction, d.Currency, d.ParticipantId, d.Day, d.AmountMinor }).ToListAsync())
                .Concat(await db.TotalsBalances.Select(b => new { b.Measure, b.Direction, b.Currency, b.ParticipantId, b.Day, b.AmountMinor }).ToListAsync());
            var kept = rows.GroupBy(r => (r.Measure, r.Direction, r.Currency, r.ParticipantId, r.Day)).ToDictionary(g => g.Key, g => g.Sum(r => r.AmountMinor));
            var invoices = await db.Invoices.Where(i => i.Status == DocumentStatus.Approved).ToListAsync();
            var open = invoices.Select(i => ((TotalsMeasure.Open, i.Direction, i.Currency, i.ParticipantId!.Value, i.DueDate!.Value), Sign(i) * i.OpenMinor));
            var issued = invoices.Select(i => ((TotalsMeasure.Issued, i.Direction, i.Currency, i.ParticipantId!.Value, i.IssueDate!.Value), Sign(i) * i.PayableMinor));
            var paid = from a in await db.PaymentAllocations.ToListAsync()
                       join p in await db.Payments.ToListAsync() on a.PaymentId equals p.Id
                       join i in invoices on a.InvoiceId equals i.Id
                       select ((TotalsMeasure.Paid, i.Direction, i.Currency, i.ParticipantId!.Value, p.PaidOn), Sign(i) * Currency.Of(i.Currency).ToMinorUnits(a.Amount));
            return (kept, open.Concat(issued).Concat(paid).GroupBy(x => x.Item1).ToDictionary(g => g.Key, g => g.Sum(x => x.Item2)));
        });
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Where(e => e.Value != 0).OrderBy(e => e.Key.ToString()), kept.Where(k => k.Value != 0).OrderBy(k => k.Key.ToString()));
    }
}
