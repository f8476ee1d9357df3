using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using InvoiceWeb.Invoices.Numbering;
using Xunit.Abstractions;

namespace InvoiceWeb.Tests.Data;

/// <summary>
/// Row-level security makes some operators filters. The statements that the product sends, explained as the application role:
/// each must reach an index by more than the tenant, or say here why it need not.
/// </summary>
public sealed partial class QueryPlanTests(QueryPlanTests.Books books, ITestOutputHelper output) : IClassFixture<QueryPlanTests.Books>
{
    private const string IsAPage = "No condition beyond the tenant exists; the order of the index and the limit keep it small.";
    private const string IsFullSoon = "Nearly every row fits, so that a page in the order of the index is full after a few; an index of its own would cost every insert.";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public Task The_newest_invoices_are_read_off_the_index_by_date() =>
        ExplainedAsync(c => FindAsync(c, new()), "ix_invoices_by_date", rowsRead: FindInvoices.PageSize, because: IsAPage);

    [Fact]
    public Task The_next_page_begins_inside_the_index() =>
        ExplainedAsync(c => FindAsync(c, new(), new InvoiceCursor(new(2025, 3, 1), Guid.NewGuid())), "ix_invoices_by_date", "ROW(list_date, id) <");

    [Fact]
    public Task Approved_invoices_are_read_off_the_index_by_date() =>
        ExplainedAsync(c => FindAsync(c, new(Status: DocumentStatus.Approved)), "ix_invoices_by_date", rowsRead: 2 * FindInvoices.PageSize, because: IsFullSoon);

    [Fact]
    public Task Drafts_are_found_by_status() => ExplainedAsync(c => FindAsync(c, new(Status: DocumentStatus.Draft)), "ix_invoices_in_work", "status =");

    [Fact]
    public Task A_participants_invoices_are_found_by_participant() =>
        ExplainedAsync(c => FindAsync(c, new(ParticipantId: c.Asked)), "ix_invoices_by_participant", "participant_id =");

    [Theory]
    [InlineData("T-0123"), InlineData("S-0123"), InlineData("nothing has this number")]
    public async Task Numbers_are_found_by_their_beginning_in_both_indexes(string typed)
    {
        var plan = await ExplainedAsync(c => FindAsync(c, new(Number: typed)), "ix_invoices_by_number", "number_key >=");
        Assert.Contains("ix_invoices_by_supplier_number", plan, StringComparison.Ordinal);
        Assert.Matches("supplier_number_key >=.*", plan);
    }

    [Fact]
    public Task Participants_by_name_are_read_off_the_index_of_names() =>
        ExplainedAsync(c => books.Database.Get<FindParticipants>().ExecuteAsync(c.Company.Auditor, null, new(), null, None), "ix_participants_tenant_id_name_sort_id", rowsRead: FindParticipants.PageSize, because: IsAPage);

    [Fact]
    public Task A_word_is_found_in_the_table_of_words() =>
        ExplainedAsync(c => books.Database.Get<FindParticipants>().ExecuteAsync(c.Company.Auditor, "worda1", new(), null, None), "pk_participant_terms", "term >=");

    [Fact]
    public Task A_word_that_everybody_has_is_not_looked_up_for_everybody() =>
        // Every participant matches: the first page of names is looked up, not every name.
        ExplainedAsync(c => books.Database.Get<FindParticipants>().ExecuteAsync(c.Company.Auditor, "customer", new(), null, None), "participant_terms", rowsRead: 4 * FindParticipants.PageSize, because: "The index of words is read by the word, names in their order until the page is full.");

    [Fact]
    public Task What_waits_is_found_by_status() =>
        ExplainedAsync(c => books.Database.Get<FindWaiting>().ExecuteAsync(c.Company.Approver, None), "ix_invoices_in_work", "status =");

    [Fact]
    public Task What_is_due_is_read_off_the_index_of_what_is_open() =>
        ExplainedAsync(c => books.Database.Get<FindDueInvoices>().ExecuteAsync(c.Company.Auditor, InvoiceDirection.Sales, c.Company.Today, None), "ix_invoices_open_by_due", "due_date <=");

    [Fact]
    public Task The_list_behind_a_due_figure_reads_only_what_is_open() =>
        ExplainedAsync(c => FindAsync(c, new() { IsOpen = true, DueFrom = c.Company.Today.AddDays(-3), DueTo = c.Company.Today, Order = new(InvoiceSort.Due, Ascending: true) }), "ix_invoices_open_by_due", "due_date >=");

    [Fact]
    public Task The_history_of_a_record_is_found_by_the_record() =>
        ExplainedAsync(c => books.Database.Get<ReadHistory>().ExecuteAsync(c.Company.Auditor, c.Asked, None), "ix_audit_events_tenant_id_subject_id_sequence", "subject_id =");

    [Fact]
    public Task What_is_open_with_a_participant_is_found_by_participant() =>
        ExplainedAsync(c => books.Database.Get<FindOpenInvoices>().ExecuteAsync(c.Company.Auditor, c.Asked, PaymentDirection.In, "EUR", None), "ix_invoices_open_by_participant", "participant_id =");

    [Fact]
    public Task What_a_participant_owes_is_summed_off_what_is_open() =>
        ExplainedAsync(c => books.Database.Get<ReadParticipantMoney>().ExecuteAsync(c.Company.Auditor, c.Asked, None), "ix_invoices_open_by_participant", "participant_id =");

    [Fact]
    public Task The_newest_payments_are_read_off_the_index_by_day() =>
        ExplainedAsync(c => FindPaymentsAsync(c, new()), "ix_payments_tenant_id_paid_on_id", rowsRead: 4 * FindPayments.PageSize, because: IsAPage);

    [Fact]
    public Task The_next_payments_begin_inside_the_index() =>
        ExplainedAsync(c => FindPaymentsAsync(c, new(), new PaymentCursor(new(2025, 3, 1), Guid.NewGuid())), "ix_payments_tenant_id_paid_on_id", "ROW(paid_on, id) <");

    [Fact]
    public Task A_participants_payments_are_found_by_participant() =>
        ExplainedAsync(c => FindPaymentsAsync(c, new(ParticipantId: c.Asked)), "ix_payments_tenant_id_participant_id_paid_on_id", "participant_id =");

    private Task<IReadOnlyList<PaymentListRow>> FindPaymentsAsync(Books c, PaymentFilter filter, PaymentCursor? after = null) =>
        books.Database.Get<FindPayments>().ExecuteAsync(c.Company.Auditor, filter, after, None);

    [Fact]
    public Task One_invoice_is_found_by_its_key() =>
        ExplainedAsync(async c => await Record.ExceptionAsync(() => c.Company.ReadAsync(c.Asked)), "pk_invoices", "id =");

    /// <summary>It reads one series of one year, however many there are of others; each statement reaches an index by more than the tenant.</summary>
    [Fact]
    public async Task The_gap_report_reaches_the_documents_of_a_series_and_year_by_index()
    {
        var captured = await books.Database.Capture.DuringAsync(() => books.Database.Get<ReadGapReport>().ExecuteAsync(books.Company.Auditor, 2026, None));
        var ofInvoices = captured.Where(c => c.Text.Contains("invoices", StringComparison.Ordinal)).ToList();
        Assert.InRange(ofInvoices.Count, 4, int.MaxValue);
        foreach (var sql in ofInvoices)
        {
            var plan = await ExplainAsync(sql);
            output.WriteLine(sql.Text + "\n" + plan);
            PlanEvidence.Note("The gap report", sql, plan, RowsRead(plan), "a table of a few rows");
            Assert.DoesNotContain("Seq Scan on invoices", plan, StringComparison.Ordinal);
            Assert.Contains(plan.Split('\n'), line => line.Contains("Index Cond:", StringComparison.Ordinal)
                // The void ones stand in the small index of what is not approved.
                && (line.Contains("status = 4", StringComparison.Ordinal) || (line.Contains("series_id =", StringComparison.Ordinal) && line.Contains("year =", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public async Task The_test_is_able_to_fail_because_a_filter_that_leaks_reads_the_whole_tenant()
    {
        var captured = await books.Database.Capture.DuringAsync(() => books.Company.AskAsync(db => db.Invoices.Where(i => EF.Functions.Like(i.NumberKey!, "T0123%")).Select(i => i.Id).ToListAsync()));
        var plan = await ExplainAsync(Assert.Single(captured));
        Assert.True(RowsRead(plan) > 10_000, plan);
    }

    private async Task<IReadOnlyList<InvoiceRow>> FindAsync(Books c, InvoiceFilter filter, InvoiceCursor? after = null) =>
        await books.Database.Get<FindInvoices>().ExecuteAsync(c.Company.Auditor, filter, after, None);

    /// <param name="condition">Must stand in an index condition.</param>
    /// <param name="rowsRead">For lists without a condition: how many rows may be touched.</param>
    /// <param name="because">Why an index may be read by the tenant alone.</param>
    /// <param name="about">A part of the statement that is meant, where several are sent; the first one when not given.</param>
    private async Task<string> ExplainedAsync(
        Func<Books, Task> action, string index, string? condition = null, int rowsRead = 1_000, string? because = null, string question = "", string about = "", [CallerMemberName] string test = "")
    {
        var captured = await books.Database.Capture.DuringAsync(() => action(books));
        var sql = captured.First(c => c.Text.Contains(about, StringComparison.Ordinal));
        var plan = await ExplainAsync(sql);
        output.WriteLine(sql.Text + "\n" + plan);
        PlanEvidence.Note($"{test.Replace('_', ' ')} {question}".TrimEnd(), sql, plan, RowsRead(plan), because);
        Assert.True(because is not null || PlanEvidence.Ways(plan).All(w => w.Conditions.Length > 0), $"An index is read by the tenant alone, and nobody has said why:\n{plan}");
        Assert.Contains(index, plan, StringComparison.Ordinal);
        if (condition is not null) Assert.Contains(plan.Split('\n'), line => line.Contains("Index Cond:", StringComparison.Ordinal) && line.Contains(condition, StringComparison.Ordinal));
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.True(RowsRead(plan) <= rowsRead, $"{RowsRead(plan)} rows were read:\n{plan}");
        return plan;
    }

    /// <summary>Rows that any scan has touched, kept or thrown away.</summary>
    private static long RowsRead(string plan)
    {
        long rows = 0;
        foreach (var line in plan.Split('\n'))
        {
            if (line.Contains("Citus", StringComparison.Ordinal)) continue; // hands on what its one task has read
            if (ScanRows().Match(line) is { Success: true } scan) rows += (long)(double.Parse(scan.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * long.Parse(scan.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
            if (Removed().Match(line) is { Success: true } removed) rows += long.Parse(removed.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        }
        return rows;
    }

    private async Task<string> ExplainAsync(CapturedSql sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(books.Database.App) { MaxAutoPrepare = 0, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await Sql.EnterAsync(connection, books.Company.Id);
        // A cluster's EXPLAIN hides the parameters from the worker's planner, which sees them when the statement is really sent.
        await using var command = (Backend.IsCluster ? sql.WithLiterals() : sql).ToCommand("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) ", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync()) plan.Append(reader.GetString(0)).Append('\n');
        return plan.ToString();
    }

    [GeneratedRegex(@"Scan.*\(actual rows=([\d.]+) loops=(\d+)\)")]
    private static partial Regex ScanRows();

    [GeneratedRegex(@"Rows Removed by (?:Index Recheck|Filter): (\d+)")]
    private static partial Regex Removed();

    /// <summary>One large company for all plans.</summary>
    public sealed class Books : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new();
        public TestCompany Company { get; private set; } = null!;

        /// <summary>The id of a participant and of no invoice: what matters is the way, not the answer.</summary>
        public Guid Asked { get; private set; }

        public async Task InitializeAsync()
        {
            await Database.InitializeAsync();
            Company = await LargeTenant.CreateAsync(Database);
            Asked = await Company.AskAsync(db => db.Participants.Where(p => p.Name == "Customer 77").Select(p => p.Id).SingleAsync());
        }

        public async Task DisposeAsync()
        {
            var rows = await Sql.CountAsync(Database.Owner, $"invoices WHERE tenant_id = '{Company.Id}'", Company.Id);
            var version = (await Sql.ListAsync<string>(Database.Owner, "SHOW server_version")).Single() + (Backend.IsCluster ? ", Citus " + (await Sql.ListAsync<string>(Database.Owner, "SELECT split_part(citus_version(), ' ', 2)")).Single() : "");
            await PlanEvidence.WriteAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PostgreSQL {version}: {rows:N0} invoices in the tenant"));
            await Database.DisposeAsync();
        }
    }
}
