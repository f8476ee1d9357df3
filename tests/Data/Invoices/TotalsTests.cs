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
        for (var step = 0; step < 60; step++)
        {
            if (issued.Count == 0 || random.Next(3) == 0) issued.Add((await company.IssuedAsync(people[random.Next(3)], random.Next(1, 5000) / 10m, c => c with { TermsDays = random.Next(0, 5) })).Id);
            else
            {
                var invoice = await company.ReadAsync(issued[random.Next(issued.Count)]);
                if (random.Next(4) == 0 && invoice.AllocatedAmount == 0 && invoice.Status is DocumentStatus.Approved) await company.VoidAsync(invoice.Id);
                else if (invoice.OpenAmount > 0) await company.PayAsync(invoice.Id, random.Next(2) == 0 ? invoice.OpenAmount : Currency.Of("EUR").Round(invoice.OpenAmount / 2) + 0.01m * (invoice.OpenAmount < 0.02m ? 0 : 1));
            }
            if (step % 13 == 0) await FoldAsync(company);
        }
        await AssertRightAsync(company);

        await Together.AllAsync(2, _ => FoldAsync(company));

        await AssertRightAsync(company);
        Assert.Equal(0, await company.AskAsync(db => db.TotalsDeltas.CountAsync()));
    }

    [Fact]
    public async Task Folders_at_the_same_moment_count_nothing_twice_and_do_not_block_each_other()
    {
        var company = await TestCompany.CreateAsync(database);
        for (var round = 1; round <= 3; round++)
        {
            // Each folder takes 2,000; the days repeat in another order in each batch, so all of them write the same balances.
            await Sql.RunAsync(database.Owner, $"""
                INSERT INTO totals_deltas (tenant_id, id, measure, direction, currency, participant_id, day, amount_minor, count)
                SELECT '{company.Id}', gen_random_uuid(), 1, 1, 'EUR', '{Guid.Empty}', date '2026-01-01' + (random() * 200)::int, 1, 1 FROM generate_series(1, 12000)
                """, company.Id);

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

    private static async Task AssertRightAsync(TestCompany company)
    {
        var (kept, expected) = await company.AskAsync(async db =>
        {
            var rows = (await db.TotalsDeltas.Select(d => new { d.Measure, d.Direction, d.Currency, d.ParticipantId, d.Day, d.AmountMinor }).ToListAsync())
                .Concat(await db.TotalsBalances.Select(b => new { b.Measure, b.Direction, b.Currency, b.ParticipantId, b.Day, b.AmountMinor }).ToListAsync());
            var kept = rows.GroupBy(r => (r.Measure, r.Direction, r.Currency, r.ParticipantId, r.Day)).ToDictionary(g => g.Key, g => g.Sum(r => r.AmountMinor));
            var invoices = await db.Invoices.Where(i => i.Status == DocumentStatus.Approved).ToListAsync();
            var open = invoices.Select(i => ((TotalsMeasure.Open, i.Direction, i.Currency, i.ParticipantId!.Value, i.DueDate!.Value), i.OpenMinor));
            var issued = invoices.Select(i => ((TotalsMeasure.Issued, i.Direction, i.Currency, i.ParticipantId!.Value, i.IssueDate!.Value), i.PayableMinor));
            var paid = from a in await db.PaymentAllocations.ToListAsync()
                       join p in await db.Payments.ToListAsync() on a.PaymentId equals p.Id
                       join i in invoices on a.InvoiceId equals i.Id
                       select ((TotalsMeasure.Paid, i.Direction, i.Currency, i.ParticipantId!.Value, p.PaidOn), Currency.Of(i.Currency).ToMinorUnits(a.Amount));
            return (kept, open.Concat(issued).Concat(paid).GroupBy(x => x.Item1).ToDictionary(g => g.Key, g => g.Sum(x => x.Item2)));
        });
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Where(e => e.Value != 0).OrderBy(e => e.Key.ToString()), kept.Where(k => k.Value != 0).OrderBy(k => k.Key.ToString()));
    }
}
