using Bunit;
using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Views;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Audit;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Archive;

public sealed class ArchiveViewsTests : View
{
    private static readonly DateTimeOffset At = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    public ArchiveViewsTests() => SeenBy(Roles.TenantAdmin);

    private static ArchiveYearRow Row(int year, long hot, long archived, bool isClosed = true, bool isHeld = false, ArchiveRun? run = null) =>
        new(year, new(year, 1, 1), new(year, 12, 31), isClosed, hot, archived, ArchiveSizes.Hot(hot), archived * 500, new(year + 10, 12, 31), isHeld, run);

    private static ArchiveRun Run(bool second = false) => new(AnActor.Named("Ada", Roles.TenantAdmin), 2023, second, At);

    [Fact]
    public void Years_say_how_they_stand_and_only_closed_ones_without_a_hold_can_go()
    {
        var view = Show<ArchiveYearTable>(p => p.Add(t => t.MayArchive, true).Add(t => t.Years,
            [Row(2026, 40, 0, isClosed: false), Row(2025, 30, 0), Row(2024, 20, 0, isHeld: true), Row(2023, 3, 97), Row(2022, 0, 100), Row(2021, 5, 5, run: Run())]));
        var rows = view.FindAll("tbody tr").Select(r => r.TextContent.OneLine()).ToList();
        Assert.Contains("Open", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Archive…", rows[0], StringComparison.Ordinal);
        Assert.Contains("Archive…", rows[1], StringComparison.Ordinal);
        Assert.Contains("Legal hold", rows[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Archive…", rows[2], StringComparison.Ordinal);
        Assert.Contains("Partly archived", rows[3], StringComparison.Ordinal);
        Assert.Contains("3 active, 97 archived", rows[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Archive…", rows[4], StringComparison.Ordinal);
        Assert.Contains("Being archived", rows[5], StringComparison.Ordinal);
        Assert.Contains("Progress", rows[5], StringComparison.Ordinal);
    }

    [Fact]
    public void An_auditor_sees_years_and_no_button() =>
        Assert.DoesNotContain("Archive…", Show<ArchiveYearTable>(p => p.Add(t => t.Years, [Row(2025, 30, 0)])).Text(), StringComparison.Ordinal);

    [Fact]
    public void Without_a_year_the_table_shows_the_way()
    {
        Assert.Contains("acme/settings/years", Show<ArchiveYearTable>(p => p.Add(t => t.Years, [])).Markup, StringComparison.Ordinal);
        Assert.Equal("true", Show<ArchiveYearTable>(p => p.Add(t => t.Years, null)).Find("table").GetAttribute("aria-busy"));
    }

    [Fact]
    public void Costs_are_compared_with_all_hot_and_name_their_prices()
    {
        var text = Show<ArchiveFigures>(p => p.Add(f => f.Overview, new([Row(2025, 1_000_000, 0), Row(2024, 0, 9_000_000)], ArchivePrices.Usual, true, 1))).Text();
        Assert.Contains("times as much", text, StringComparison.Ordinal);
        Assert.Contains("Cost per month", text, StringComparison.Ordinal);
        Assert.Contains("0.92 USD", text, StringComparison.Ordinal);
        Assert.Contains("0.115 USD per month for a gigabyte", text, StringComparison.Ordinal);
        Assert.Contains("Oldest year not archived 2025", text, StringComparison.Ordinal);
        Assert.Contains("A second administrator confirms.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_said_loudly_with_what_to_do()
    {
        var damaged = Show<ArchiveHealthView>(p => p.Add(h => h.Health, new(3, 0, At, [new(Guid.CreateVersion7(), 2023, 412, At, "x/archive/2023/1.jsonl.gz: hash differs")])));
        Assert.Contains("1 file of the archive is damaged", damaged.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("hash differs", damaged.Text(), StringComparison.Ordinal);
        Assert.Contains("Everything in the archive was read again and found unchanged", Show<ArchiveHealthView>(p => p.Add(h => h.Health, new(3, 0, At, []))).Text(), StringComparison.Ordinal);
        Assert.Contains("Everything was read back and compared when it was archived", Show<ArchiveHealthView>(p => p.Add(h => h.Health, new(3, 2, At, []))).Text(), StringComparison.Ordinal);
        Assert.Equal("", Show<ArchiveHealthView>(p => p.Add(h => h.Health, new(0, 0, null, []))).Text());
    }

    [Fact]
    public void A_running_archiving_shows_phase_counts_rate_and_time_and_can_be_cancelled()
    {
        var run = Run();
        run.Total = 1_000;
        run.Enter(ArchiveRunState.Writing);
        var cancelled = false;
        var view = Show<RunView>(p => p.Add(r => r.View, new(run, new(ArchiveRunState.Writing, At, 250, 1_000), 50, TimeSpan.FromSeconds(15), null)).Add(r => r.Cancel, () => cancelled = true));
        Assert.Equal("Write and read back", view.Find("[aria-current=step]").TextContent);
        Assert.Equal("250", view.Find("progress").GetAttribute("value"));
        Assert.Contains("250 of 1,000 documents · 50 a second · about 15 s left in this phase", view.Text(), StringComparison.Ordinal);
        view.Button("Cancel the run").Click();
        Assert.True(cancelled);
    }

    [Fact]
    public void Once_documents_move_it_can_no_longer_be_cancelled()
    {
        var run = Run();
        run.Enter(ArchiveRunState.Purging);
        var view = Show<RunView>(p => p.Add(r => r.View, new(run, null, null, null, null)));
        Assert.Contains("it can no longer be cancelled", view.Text(), StringComparison.Ordinal);
        Assert.Empty(view.FindAll("button"));
    }

    [Fact]
    public void The_second_administrator_confirms_and_the_first_one_waits()
    {
        var confirmed = false;
        var second = Show<RunView>(p => p.Add(r => r.View, new(Run(second: true), null, null, null, null)).Add(r => r.Confirm, () => confirmed = true));
        second.Button("Confirm the archiving of 2023").Click();
        Assert.True(confirmed);
        SeenBy(AnActor.Named("Ada", Roles.TenantAdmin));
        var first = Show<RunView>(p => p.Add(r => r.View, new(Run(second: true), null, null, null, null)));
        Assert.Equal(["Withdraw"], first.FindAll("button").Select(b => b.TextContent.Trim()));
        SeenBy(Roles.Auditor);
        Assert.Empty(Show<RunView>(p => p.Add(r => r.View, new(Run(second: true), null, null, null, null))).FindAll("button"));
    }

    [Fact]
    public void A_failed_run_says_why_that_nothing_was_lost_and_where_to_go_on()
    {
        var run = Run();
        run.Stop("{}");
        run.EndStopped(At);
        var view = Show<RunView>(p => p.Add(r => r.View, new(run, null, null, null, ArchiveRules.StoreFull())));
        Assert.Contains("The object store is full. Nothing was deleted", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("acme/archive/years/2023", view.Find("[role=alert] a").GetAttribute("href"));
    }

    [Fact]
    public void Where_the_store_refuses_access_it_says_what_to_have_checked()
    {
        var run = Run();
        run.Stop("{}");
        run.EndStopped(At);
        SeenBy(Roles.Auditor);
        var alert = Show<RunView>(p => p.Add(r => r.View, new(run, null, null, null, ArchiveRules.StoreDenied()))).Find("[role=alert]");
        Assert.Contains("Check its credentials and permissions, then start again.", alert.TextContent, StringComparison.Ordinal);
        Assert.Empty(alert.QuerySelectorAll("a"));
    }

    [Fact]
    public void A_cancelled_run_says_that_everything_is_where_it_was()
    {
        var run = Run();
        run.Enter(ArchiveRunState.Writing);
        run.Stop(null);
        Assert.Contains("It is being stopped; everything is put back.", Show<RunView>(p => p.Add(r => r.View, new(run, null, null, null, null))).Text(), StringComparison.Ordinal);
        run.EndStopped(At);
        var over = Show<RunView>(p => p.Add(r => r.View, new(run, null, null, null, null)));
        Assert.Contains("Cancelled", over.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("All invoices are where they were.", over.Text(), StringComparison.Ordinal);
        Assert.Empty(over.FindAll("button"));
    }

    [Fact]
    public void A_custom_field_is_chosen_by_its_label_and_its_value_as_the_field_asks_for_it()
    {
        CustomField season = new(AnActor.Alice.Tenant, Guid.CreateVersion7(), new() { Key = "season", Label = "Season", Type = CustomFieldType.Choice, Choices = ["Spring", "Autumn"] });
        var form = new ArchiveSearchForm { Field = "season" };
        var view = Show<ArchiveSearchFields>(p => p.Add(f => f.Form, form).Add(f => f.Fields, [season]).Add(f => f.Find, _ => Task.FromResult<IReadOnlyList<ParticipantRow>>([])));
        view.Labelled("Season").Change("Autumn");
        Assert.Equal(("season", "Autumn"), (form.Field, form.Value));
        view.Labelled("Custom field").Change("");
        Assert.Equal(("", null), (form.Field, form.Value));
        Assert.DoesNotContain(Show<ArchiveSearchFields>(p => p.Add(f => f.Form, new()).Add(f => f.Find, _ => Task.FromResult<IReadOnlyList<ParticipantRow>>([]))).FindAll("label"), l => l.TextContent == "Custom field");
    }

    [Fact]
    public void What_is_named_in_the_list_and_asked_for_no_longer_stays_in_the_search()
    {
        var view = Show<ArchiveSearchFields>(p => p.Add(f => f.Form, new() { Field = "old_key", Value = "7" }).Add(f => f.Find, _ => Task.FromResult<IReadOnlyList<ParticipantRow>>([])));
        Assert.Equal("7", view.Labelled("old_key").GetAttribute("value"));
    }

    [Fact]
    public void The_printed_receipt_says_kinds_and_states_in_the_readers_words()
    {
        var receipt = new Receipt
        {
            Tenant = Guid.CreateVersion7(), Company = "Acme", Run = Guid.CreateVersion7(), Year = 2023, RequestedBy = "Ada", RequestedAt = "", FinishedAt = "", Invoices = 1,
            Totals = [new("EUR", "Purchase", "CreditNote", "Void", 1, 10_000, 1_900, 11_900, 11_900)], Numbers = [], Objects = [],
        };
        Assert.Contains("Purchase credit notes", Show<ReceiptSheet>(p => p.Add(r => r.Receipt, receipt).Add(r => r.Sha256, "cafe")).Markup, StringComparison.Ordinal);
        Speak("de-DE");
        var german = Show<ReceiptSheet>(p => p.Add(r => r.Receipt, receipt).Add(r => r.Sha256, "cafe")).Markup;
        foreach (var said in (string[])["Archivierungsnachweis", "Eingangsgutschriften", "Storniert"]) Assert.Contains(said, german, StringComparison.Ordinal);
        Assert.DoesNotContain("CreditNote", german, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_is_typed_and_a_wrong_one_is_marked()
    {
        string? typed = null;
        var preview = new ArchivePreview(2023, true, false, true, 412, [], 1, 1);
        var view = Show<ArchiveConfirm>(p => p.Add(c => c.Preview, preview).Add(c => c.Attempt, Attempt).Add(c => c.Confirmed, text => typed = text));
        Assert.Contains("asks for a second administrator", view.Text(), StringComparison.Ordinal);
        view.Labelled("Type 2023 to confirm").Input("2022");
        view.Find("form").Submit();
        Assert.Equal("2022", typed);
        await RefuseAsync(ArchiveRules.YearNotTyped(2023));
        view.Render();
        Assert.Equal("true", view.Find("#typed-year").GetAttribute("aria-invalid"));
        Assert.Contains("Type 2023 to confirm.", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_shows_totals_ranges_and_objects_and_which_of_them_is_damaged()
    {
        ReceiptObject documents = new("t/archive/2023/a.jsonl.gz", "aa", 5_000, 412), index = new("t/archive/2023/a.sqlite.gz", "bb", 900, 412);
        var receipt = new Receipt
        {
            Tenant = Guid.CreateVersion7(), Company = "Acme", Run = Guid.CreateVersion7(), Year = 2023, RequestedBy = "Ada", RequestedAt = "", FinishedAt = "", Invoices = 412,
            Totals = [new("EUR", "Sales", "Invoice", "Approved", 400, 10_000, 1_900, 11_900, 11_900)],
            Numbers = [new("Sales invoices", "Sales", "2023-000001", "2023-000400", 400, [new("2023-000017", "2023-02-03", "", "Ada", "Twice")])], Objects = [documents, index],
        };
        var view = Show<ReceiptView>(p => p.Add(r => r.Receipt, receipt).Add(r => r.Sha256, "cafe"));
        foreach (var said in (string[])["412", "cafe", "2023-000001", "2023-000017 (Twice)", "119.00", "a.jsonl.gz"]) Assert.Contains(said, view.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Intact", view.Text(), StringComparison.Ordinal);
        var bad = Show<ReceiptView>(p => p.Add(r => r.Receipt, receipt).Add(r => r.Sha256, "cafe").Add(r => r.Check, new("cafe", true, [new(documents, ObjectProblem.Missing), new(index, ObjectProblem.None)])));
        Assert.Contains("1 of 2 files are not as noted.", bad.Text(), StringComparison.Ordinal);
        Assert.Contains("Missing", bad.Text(), StringComparison.Ordinal);
        var good = Show<ReceiptView>(p => p.Add(r => r.Receipt, receipt).Add(r => r.Sha256, "cafe").Add(r => r.Check, new("cafe", true, [new(documents, ObjectProblem.None), new(index, ObjectProblem.None)])));
        Assert.Contains("The receipt and all 2 files are exactly as they were noted.", good.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_says_how_far_it_is_what_was_ruled_out_and_who_gave_no_answer()
    {
        var page = new ArchiveSearchPage([], new(2, 3, 4, 14, 8, DeadlineReached: true), new(new(2020, 1, 1), Guid.Empty)) { Silent = [new(2019, Guid.CreateVersion7(), NeedsRestore: true, "ready in about 4 hours")] };
        var text = Show<SearchProgressView>(p => p.Add(v => v.Page, page).Add(v => v.Years, 12)).Text();
        Assert.DoesNotContain("segment", text, StringComparison.Ordinal);
        foreach (var said in (string[])["Searched 2 of 12 years", "; 9 could be ruled out without looking", "4 of 22 files of the archive asked, 8 ruled out by the catalogue", "stopped after five seconds", "Year 2019", "the restore was ordered", "ready in about 4 hours"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        // Beside the invoices' list the files would only be noise.
        Assert.DoesNotContain("files", Show<SearchProgressView>(p => p.Add(v => v.Page, page)).Text(), StringComparison.Ordinal);
        Assert.Contains("Searching…", Show<SearchProgressView>(p => p.Add(v => v.Page, null).Add(v => v.IsSearching, true)).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.TenantAdmin, true), InlineData(Roles.Clerk, false)]
    public void Who_may_recalls_and_others_are_told_whom_to_ask(Roles role, bool may)
    {
        SeenBy(role);
        var view = Show<ArchivedNote>(p => p.Add(n => n.Since, At).Add(n => n.KeptUntil, new DateOnly(2033, 12, 31)).Add(n => n.Chain, AuditVerdict.Broken(4, "An event is missing or out of order.")));
        Assert.Contains("kept until 31 Dec 2033", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Broken at event 4 An event is missing or out of order.", view.Text(), StringComparison.Ordinal);
        Assert.Equal(may, view.FindAll("button").Count == 1);
        Assert.Equal(!may, view.Text().Contains("ask a tenant admin to recall it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hold_names_its_reason_and_lifted_ones_both()
    {
        var hold = new LegalHold(LegalHoldTarget.Year, null, 2023, "2023", "Tax audit", AnActor.Named("Ada", Roles.TenantAdmin), At);
        LegalHold? lifted = null;
        var view = Show<HoldList>(p => p.Add(h => h.Holds, [hold]).Add(h => h.ShowsTarget, true).Add(h => h.MayLift, true).Add(h => h.Lift, h => lifted = h));
        Assert.Equal("acme/archive/years/2023", view.Find("a").GetAttribute("href"));
        Assert.Contains("Tax audit", view.Text(), StringComparison.Ordinal);
        view.Button("Lift the hold on 2023").Click();
        Assert.Same(hold, lifted);
        hold.Lift("Audit is over", AnActor.Named("Bea", Roles.TenantAdmin), At);
        var over = Show<HoldList>(p => p.Add(h => h.Holds, [hold]).Add(h => h.MayLift, true));
        Assert.Contains("Audit is over", over.Text(), StringComparison.Ordinal);
        Assert.Empty(over.FindAll("button"));
    }

    [Fact]
    public void Retention_is_saved_row_by_row_and_read_by_others()
    {
        RetentionRow? saved = null;
        var usual = new RetentionRow(InvoiceDirection.Sales, InvoiceKind.Invoice, 10, IsOwn: false);
        var view = Show<RetentionTable>(p => p.Add(t => t.Rows, [usual]).Add(t => t.Attempt, Attempt).Add(t => t.MayChange, true).Add(t => t.Saved, row => saved = row));
        Assert.Empty(view.FindAll("button"));
        view.Labelled("Years for Sales invoices").Change("8");
        view.Button("Save the years for Sales invoices").Click();
        Assert.Equal(8, saved!.Years);
        Assert.True(Show<RetentionTable>(p => p.Add(t => t.Rows, [usual]).Add(t => t.Attempt, Attempt)).Find("input").HasAttribute("disabled"));
    }
}
