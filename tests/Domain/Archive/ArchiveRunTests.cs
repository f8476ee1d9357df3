using InvoiceWeb.Archive;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Archive;

public sealed class ArchiveRunTests
{
    private static readonly ArchiveRunState[] Phases = [ArchiveRunState.Sealing, ArchiveRunState.Writing, ArchiveRunState.Verifying, ArchiveRunState.Purging];

    [Fact]
    public void A_run_begins_with_sealing() => Assert.Equal(ArchiveRunState.Sealing, Run().State);

    [Fact]
    public void Where_the_company_asks_for_it_a_run_waits_for_another_administrator()
    {
        var run = Run(second: true);
        Assert.Equal(ArchiveRunState.AwaitingSecondAdmin, run.State);
        Refusal.Of("archive.second-admin-is-the-first", () => run.Confirm(AnActor.Alice, Moments.Noon));
        run.Confirm(AnActor.Bob, Moments.Noon);
        Assert.Equal((ArchiveRunState.Sealing, "Bob"), (run.State, run.ConfirmedByName));
        Refusal.Of("archive.run-over", () => run.Confirm(AnActor.Carol, Moments.Noon));
    }

    [Fact]
    public void Phases_follow_each_other_and_none_comes_back()
    {
        var run = Run();
        foreach (var phase in Phases.Skip(1)) run.Enter(phase);
        foreach (var phase in Phases) Assert.Throws<InvalidOperationException>(() => run.Enter(phase));
        run.Finish("{}", "ab", Moments.Noon);
        Assert.Equal((ArchiveRunState.Done, true), (run.State, run.IsOver));
    }

    [Theory]
    [InlineData(ArchiveRunState.Done), InlineData(ArchiveRunState.Cancelled), InlineData(ArchiveRunState.Failed)]
    public void An_end_is_no_phase_to_enter(ArchiveRunState end) => Assert.Throws<InvalidOperationException>(() => Run().Enter(end));

    [Theory]
    [InlineData(ArchiveRunState.Sealing), InlineData(ArchiveRunState.Writing), InlineData(ArchiveRunState.Verifying)]
    public void Only_a_purged_run_is_done(ArchiveRunState state) => Assert.Throws<InvalidOperationException>(() => In(state).Finish("{}", "ab", Moments.Noon));

    [Theory]
    [InlineData(ArchiveRunState.Sealing), InlineData(ArchiveRunState.Writing), InlineData(ArchiveRunState.Verifying)]
    public void Until_the_purge_a_run_can_be_stopped(ArchiveRunState state)
    {
        var (cancelled, failed) = (In(state), In(state));
        cancelled.Stop(problem: null);
        failed.Stop("why");
        Assert.Equal((state, true, state, true), (cancelled.State, cancelled.CancelRequested, failed.State, failed.CancelRequested));
        cancelled.EndStopped(Moments.Noon);
        failed.EndStopped(Moments.Noon);
        Assert.Equal((ArchiveRunState.Cancelled, ArchiveRunState.Failed, "why"), (cancelled.State, failed.State, failed.Problem));
    }

    [Fact]
    public void The_first_reason_to_stop_is_kept()
    {
        var run = Run();
        run.Stop("first");
        run.Stop("second");
        Assert.Equal("first", run.Problem);
    }

    [Fact]
    public void From_the_purge_on_nothing_stops_it()
    {
        var run = In(ArchiveRunState.Purging);
        Refusal.Of("archive.too-late", () => run.Stop(null));
        Refusal.Of("archive.too-late", () => run.EndStopped(Moments.Noon));
    }

    [Fact]
    public void A_hold_is_lifted_once_and_with_a_reason()
    {
        var hold = new LegalHold(LegalHoldTarget.Year, null, 2025, "2025", "Audit by the tax office", AnActor.Alice, Moments.Noon);
        Refusal.Of("reason.missing", () => hold.Lift(" ", AnActor.Bob, Moments.Noon));
        hold.Lift("Audit over", AnActor.Bob, Moments.Noon);
        Refusal.Of("archive.hold-over", () => hold.Lift("Again", AnActor.Bob, Moments.Noon));
    }

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(700, true), InlineData(800, false)]
    public void A_recall_ends_after_today_and_within_two_years(int days, bool fits)
    {
        var day = Moments.Today.AddDays(days);
        Assert.Equal(fits ? null : "archive.recall-expiry", Refusal.CodeOf(() => ArchiveRules.RequireExpiry(day, Moments.Today)));
    }

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(100, true), InlineData(101, false)]
    public void Documents_are_kept_one_to_a_hundred_years(int years, bool fits) =>
        Assert.Equal(fits ? null : "archive.retention-years", Refusal.CodeOf(() => ArchiveRules.RequireRetention(years)));

    private static ArchiveRun Run(bool second = false) => new(AnActor.Alice, 2025, second, Moments.Noon);

    private static ArchiveRun In(ArchiveRunState state)
    {
        var run = Run();
        foreach (var phase in Phases.Skip(1).TakeWhile(p => p <= state)) run.Enter(phase);
        return run;
    }
}
