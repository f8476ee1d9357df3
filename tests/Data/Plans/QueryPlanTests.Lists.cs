using InvoiceWeb.Search;

namespace InvoiceWeb.Tests.Data;

/// <summary>Every filter in every order that the invoice list offers, and every question of the search box.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly DateOnly Since = new(2025, 1, 1);

    private static readonly Dictionary<string, Func<Books, InvoiceFilter, InvoiceFilter>> Filters = new()
    {
        ["nothing"] = (_, f) => f,
        ["direction"] = (_, f) => f with { Direction = InvoiceDirection.Purchase },
        ["draft"] = (_, f) => f with { Status = DocumentStatus.Draft },
        ["approved"] = (_, f) => f with { Status = DocumentStatus.Approved },
        ["unpaid"] = (_, f) => f with { Payment = PaymentStatus.Unpaid },
        ["paid"] = (_, f) => f with { Payment = PaymentStatus.Paid },
        ["overdue"] = (_, f) => f with { OverdueOn = new(2026, 6, 15) },
        ["participant"] = (c, f) => f with { ParticipantId = c.Asked, WindowFrom = null },
        ["number"] = (_, f) => f with { Number = "T0123", WindowFrom = null },
        ["issued"] = (_, f) => f with { IssuedFrom = new(2025, 3, 1), IssuedTo = new(2025, 3, 31), WindowFrom = null },
        ["due"] = (_, f) => f with { DueFrom = new(2025, 3, 1), DueTo = new(2025, 3, 31) },
        ["amount"] = (_, f) => f with { AmountFrom = 100_000, AmountTo = 110_000, Currency = "EUR" },
        ["currency"] = (_, f) => f with { Currency = "USD" },
    };

    /// <summary>
    /// Where no index holds both order and filter, the page is full long before the window is read, or else the window bounds the
    /// sort. More rows than these mean that a list has begun to grow with the company.
    /// </summary>
    private const int MostRowsRead = 4_000;

    /// <summary>Every twentieth of the large company.</summary>
    private const int OpenInvoices = 10_000;

    public static TheoryData<InvoiceSort, bool, string> Combinations
    {
        get
        {
            var all = new TheoryData<InvoiceSort, bool, string>();
            foreach (var sort in Enum.GetValues<InvoiceSort>())
                foreach (var filter in Filters.Keys)
                {
                    // Not offered: issue and due days go together, which the planner does not know, and so it reads one's index for the other's days.
                    if ((sort, filter) is (InvoiceSort.Due, "issued") or (InvoiceSort.Date, "due")) continue;
                    all.Add(sort, false, filter);
                    all.Add(sort, true, filter);
                }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Every_filter_in_every_order_stays_small(InvoiceSort sort, bool ascending, string filter)
    {
        var asked = Filters[filter](books, new InvoiceFilter { WindowFrom = Since, Order = new(sort, ascending), Currency = sort is InvoiceSort.Amount ? "EUR" : null });
        // All that is open may be sorted: it is what nobody has paid yet, and does not grow with the years.
        var isOpen = filter is "unpaid" or "overdue";
        await ExplainedAsync(c => FindAsync(c, asked), "ix_invoices_", rowsRead: isOpen ? 2 * OpenInvoices : MostRowsRead,
            because: "The page is full long before the window is read, or the window bounds the sort.", question: $"({sort}, {(ascending ? "ascending" : "descending")}, {filter})");
    }

    [Theory]
    [InlineData(InvoiceSort.Date, "ix_invoices_by_date", "ROW(list_date, id) <"), InlineData(InvoiceSort.Due, "ix_invoices_by_due", "ROW(due_date, id) <")]
    [InlineData(InvoiceSort.Number, "ix_invoices_by_number", "ROW(number_key, id) <"), InlineData(InvoiceSort.Amount, "ix_invoices_by_amount", "ROW(payable_minor, id) <")]
    public Task In_every_order_the_next_page_begins_inside_its_index(InvoiceSort sort, string index, string condition) =>
        ExplainedAsync(c => FindAsync(c, new() { WindowFrom = Since, Currency = sort is InvoiceSort.Amount ? "EUR" : null, Order = new(sort, false) },
            new InvoiceCursor(new(2026, 1, 15), "T010000", 1_000_000, Guid.CreateVersion7())), index, condition);

    [Fact]
    public Task Amounts_are_a_range_of_the_index_of_their_currency() =>
        ExplainedAsync(c => FindAsync(c, new() { AmountFrom = 100_000, AmountTo = 101_000, Currency = "EUR" }), "ix_invoices_by_amount", "payable_minor >=");

    [Fact]
    public Task Due_days_are_a_range_of_the_index() =>
        ExplainedAsync(c => FindAsync(c, new() { DueFrom = new(2025, 3, 1), DueTo = new(2025, 3, 3), Order = new(InvoiceSort.Due, true) }), "ix_invoices_by_due", "due_date >=");

    [Fact]
    public Task Counting_reads_no_further_than_the_cap() =>
        ExplainedAsync(c => books.Database.Get<CountInvoices>().ExecuteAsync(c.Company.Auditor, new(), None), "ix_invoices_by_date", rowsRead: CountInvoices.Cap + 1, because: "It stops at the cap.");

    [Fact]
    public async Task Currencies_are_hopped_through()
    {
        var captured = await books.Database.Capture.DuringAsync(async () => Assert.Equal(["EUR", "USD"], await books.Database.Get<FindCurrencies>().ExecuteAsync(books.Company.Auditor, None)));
        foreach (var statement in captured) await IsSmallAsync("Currencies", statement, 10);
    }

    [Theory]
    [InlineData("T-0123"), InlineData("S-0123"), InlineData("PO-0123"), InlineData("worda1"), InlineData("1234"), InlineData("nothing is called this")]
    public async Task Every_question_of_the_search_box_reaches_an_index(string typed)
    {
        var term = new SearchTerm(typed, [1234m, 12.34m]);
        var captured = await books.Database.Capture.DuringAsync(() => books.Database.Get<FindAnywhere>().ExecuteAsync(books.Company.Auditor, term, None));
        Assert.True(captured.Count >= 6, $"{captured.Count} statements");
        foreach (var statement in captured) await IsSmallAsync($"Search box: {typed}", statement, 400);
    }

    private async Task IsSmallAsync(string question, CapturedSql statement, int rowsRead)
    {
        var plan = await ExplainAsync(statement);
        output.WriteLine(statement.Text + "\n" + plan);
        const string Because = "It reads the one row that the order of the index puts first.";
        PlanEvidence.Note(question, statement, plan, RowsRead(plan), Because);
        Assert.True(rowsRead <= 10 || PlanEvidence.Ways(plan).All(w => w.Conditions.Length > 0), $"An index is read by the tenant alone, and nobody has said why:\n{plan}");
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.True(RowsRead(plan) <= rowsRead, $"{RowsRead(plan)} rows were read:\n{plan}");
    }
}
