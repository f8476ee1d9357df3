using FsCheck;
using FsCheck.Fluent;

namespace InvoiceWeb.Tests.Data;

/// <summary>Any sequence of payments, credits, credit notes and reversals through the use cases, against a model that only counts cents.</summary>
public sealed class MoneyModelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public abstract record Move;
    public sealed record Pay(int Invoice, int Cents, int Allocated) : Move;
    public sealed record UseCreditOn(int Invoice, int Cents) : Move;
    public sealed record Reverse(int Payment) : Move;
    public sealed record Settle(int Invoice, int Cents) : Move;
    public sealed record Undo(int Invoice) : Move;

    private const int Invoices = 3;

    private static Gen<int> Cents => Gen.OneOf(Gen.Choose(-50, 400), Gen.Elements(0, 100, 200, 300));

    private static Gen<int> One => Gen.Choose(0, Invoices - 1);

    private static Gen<Move> Moves => Gen.Frequency(
        (5, from i in One from cents in Cents from part in Gen.OneOf(Gen.Constant(cents), Cents) select (Move)new Pay(i, cents, part)),
        (3, from i in One from cents in Cents select (Move)new UseCreditOn(i, cents)),
        (2, Gen.Choose(0, 4).Select(p => (Move)new Reverse(p))),
        (3, from i in One from cents in Cents select (Move)new Settle(i, cents)),
        (1, One.Select(i => (Move)new Undo(i))));

    [Fact]
    public async Task Any_sequence_of_payments_credits_and_reversals_agrees_with_the_model()
    {
        var company = await TestCompany.CreateAsync(database);
        var refused = 0;
        foreach (var moves in Gen.ArrayOf(Moves, 14).Sample(25))
        {
            var books = await Books.OpenAsync(company, database);
            foreach (var move in moves)
            {
                var before = await books.StateAsync();
                var allowed = books.Model.Take(move);
                var refusal = await Record.ExceptionAsync(() => books.DoAsync(move));
                var after = await books.StateAsync();
                var told = $"{move} of {string.Join("; ", moves.AsEnumerable())}: {refusal?.Message}";
                Assert.True(refusal is null or RuleBrokenException, told);
                Assert.True(allowed == (refusal is null), told);
                Assert.True(after == books.Model.State, $"{told}\n{after}\n{books.Model.State}");
                if (!allowed) Assert.Equal(before, after);
                refused += allowed ? 0 : 1;
            }
        }
        Assert.InRange(refused, 30, 320);
    }

    /// <summary>Three invoices of 3.00 and a credit note of 3.00, all of one new customer.</summary>
    private sealed class Books(TestCompany company, TestDatabase database, Participant customer, Guid[] invoices, Guid note)
    {
        private readonly List<Guid> _payments = [];

        public Model Model { get; } = new();

        public static async Task<Books> OpenAsync(TestCompany company, TestDatabase database)
        {
            var customer = await company.CustomerAsync(Guid.NewGuid().ToString("N"));
            var ids = new List<Guid>();
            for (var i = 0; i <= Invoices; i++)
                ids.Add((await company.IssuedAsync(customer, with: c => c with { Lines = [new() { Description = "Work", Price = 3, VatCategory = VatCategory.ZeroRated }] })).Id);
            var note = await company.CreditAsync(database, ids[Invoices]);
            return new(company, database, customer, [.. ids.Take(Invoices)], note.Id);
        }

        public async Task DoAsync(Move move)
        {
            switch (move)
            {
                case Pay pay:
                    var id = Guid.CreateVersion7();
                    await company.PayAsync(invoices[pay.Invoice], pay.Cents / 100m, allocated: pay.Allocated / 100m, paymentId: id);
                    _payments.Add(id);
                    break;
                case UseCreditOn use:
                    // The oldest payment's credit goes first; payments of one day are ordered by id, and so is the clock.
                    await company.UseCreditAsync(database, invoices[use.Invoice], use.Cents / 100m);
                    break;
                case Reverse reverse: await company.ReverseAsync(database, reverse.Payment < _payments.Count ? _payments[reverse.Payment] : Guid.NewGuid()); break;
                case Settle settle: await company.SettleAsync(database, note, invoices[settle.Invoice], settle.Cents / 100m); break;
                case Undo undo: await company.UndoAsync(database, note, invoices[undo.Invoice]); break;
                default: throw new ArgumentOutOfRangeException(nameof(move));
            }
            company.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        public async Task<string> StateAsync()
        {
            var (open, left, credit, negative) = await company.AskAsync(async db =>
            {
                var all = await db.Invoices.Where(i => i.ParticipantId == customer.Id).ToDictionaryAsync(i => i.Id);
                var credits = await db.PaymentCredits.Where(c => c.ParticipantId == customer.Id).Select(c => c.Remaining).ToListAsync();
                return (invoices.Select(i => $"{all[i].OpenMinor} {all[i].PaymentStatus}").ToList(), all[note].OpenMinor, credits.Sum(), credits.Any(c => c <= 0) || all.Values.Any(i => i.OpenMinor < 0 || i.AllocatedAmount < 0));
            });
            Assert.False(negative, "something is below zero");
            return Model.Say(open, left, (long)(credit * 100));
        }
    }

    private sealed class Model
    {
        private readonly List<(int Cents, long[] To, bool Reversed)> _payments = [];
        private readonly long[] _settled = new long[Invoices];

        public string State => Say(Enumerable.Range(0, Invoices).Select(i => $"{OpenOf(i)} {StatusOf(i)}"), 300 - _settled.Sum(), _payments.Sum(RestOf));

        public static string Say(IEnumerable<string> open, long note, long credit) => $"open {string.Join(", ", open)}; note {note}, credit {credit}";

        private long OpenOf(int invoice) => 300 - _settled[invoice] - _payments.Where(p => !p.Reversed).Sum(p => p.To[invoice]);

        private PaymentStatus StatusOf(int invoice) => OpenOf(invoice) switch { 300 => PaymentStatus.Unpaid, 0 => PaymentStatus.Paid, _ => PaymentStatus.PartlyPaid };

        private static long RestOf((int Cents, long[] To, bool Reversed) payment) => payment.Reversed ? 0 : payment.Cents - payment.To.Sum();

        /// <returns>False when the rules must refuse; then nothing has changed.</returns>
        public bool Take(Move move)
        {
            switch (move)
            {
                case Pay p when p.Cents <= 0 || p.Allocated <= 0 || p.Allocated > p.Cents || p.Allocated > OpenOf(p.Invoice): return false;
                case UseCreditOn u when u.Cents <= 0 || u.Cents > OpenOf(u.Invoice) || u.Cents > _payments.Sum(RestOf): return false;
                case Reverse r when r.Payment >= _payments.Count || _payments[r.Payment].Reversed: return false;
                case Settle s when s.Cents <= 0 || s.Cents > OpenOf(s.Invoice) || s.Cents > 300 - _settled.Sum(): return false;
                case Undo n when _settled[n.Invoice] == 0: return false;
                case Pay p:
                    _payments.Add((p.Cents, [.. Enumerable.Range(0, Invoices).Select(i => i == p.Invoice ? (long)p.Allocated : 0)], false));
                    break;
                case UseCreditOn u:
                    long left = u.Cents;
                    foreach (var payment in _payments)
                    {
                        var part = Math.Min(left, RestOf(payment));
                        payment.To[u.Invoice] += part;
                        left -= part;
                    }
                    break;
                case Reverse r: _payments[r.Payment] = _payments[r.Payment] with { Reversed = true }; break;
                case Settle s: _settled[s.Invoice] += s.Cents; break;
                case Undo n: _settled[n.Invoice] = 0; break;
            }
            return true;
        }
    }
}
