using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Jobs;
using InvoiceWeb.Jobs.Views;

namespace InvoiceWeb.Tests.Components.Jobs;

public sealed class JobViewsTests : View
{
    private static readonly DateTimeOffset At = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Twin = Guid.CreateVersion7();

    private static readonly JobView Ended = new(Guid.CreateVersion7(), "invoices.approve", JobState.Done, At, At, 2, 2, null,
        new([new("invoices/1", "RE-1 · Muster"), new("invoices/2", "R-2", KeptRefusal.Of(InvoiceRules.SupplierNumberTaken("R-2", "Nord", Twin)))]), IsStopping: false);

    [Fact]
    public void Each_row_has_its_result_and_what_was_refused_stands_first()
    {
        var rows = Show<JobOutcomes>(p => p.Add(o => o.Job, Ended)).FindAll("tbody tr");
        Assert.Equal(["R-2", "RE-1 · Muster"], rows.Select(r => r.QuerySelector("a")!.TextContent));
        Assert.Equal("acme/invoices/2", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Nord's document “R-2” is already recorded", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(rows[0].QuerySelectorAll("a"), a => a.GetAttribute("href") == $"acme/invoices/{Twin}");
        Assert.Equal("Done", rows[1].QuerySelector(".chip")!.TextContent);
    }

    [Theory]
    [InlineData(JobState.Waiting, "Waiting for its turn"), InlineData(JobState.Running, "2 of 2 so far"), InlineData(JobState.Done, "1 done, 1 refused."), InlineData(JobState.Cancelled, "Stopped after 2 of 2: 1 done, 1 refused")]
    [InlineData(JobState.Failed, "It failed after 2 of 2")]
    public void How_far_it_is_stands_in_a_sentence(JobState state, string sentence) =>
        Assert.Contains(sentence, Show<JobProgressView>(p => p.Add(o => o.Job, Ended with { State = state })).Text(), StringComparison.Ordinal);

    [Theory]
    [InlineData(JobState.Running), InlineData(JobState.Done), InlineData(JobState.Cancelled), InlineData(JobState.Failed)]
    public void An_archiving_that_has_told_its_progress_has_no_results_and_leads_to_its_run(JobState state)
    {
        var run = Guid.CreateVersion7();
        var job = Ended with { Kind = "archive.run", State = state, Page = $"archive/runs/{run}", Result = JobResult.Read("""{"phase":3,"since":"2026-03-16T09:00:00+00:00","done":5,"total":10}""") };
        Assert.Empty(Show<JobOutcomes>(p => p.Add(o => o.Job, job)).FindAll("table"));
        Assert.NotEmpty(Show<JobProgressView>(p => p.Add(o => o.Job, job)).Text());
        Assert.Equal($"acme/archive/runs/{run}", Show<JobPageLink>(p => p.Add(l => l.Job, job)).Find("a").GetAttribute("href"));
        Assert.Empty(Show<JobPageLink>(p => p.Add(l => l.Job, Ended)).FindAll("a"));
    }

    [Fact]
    public void A_job_that_is_being_stopped_says_so() =>
        Assert.Equal("Stopping", Show<JobStateChip>(p => p.Add(c => c.Job, Ended with { State = JobState.Running, IsStopping = true })).Text());

    [Fact]
    public void A_job_that_failed_says_why_in_the_readers_language()
    {
        Speak("de-DE");
        var job = new JobView(Guid.CreateVersion7(), "invoices.submit", JobState.Failed, At, At, 1, 2, KeptRefusal.Of(JobRules.FailedAsAWhole()).ToJson(), JobResult.None, false);
        Assert.Contains("aus einem technischen Grund", Show<JobProgressView>(p => p.Add(v => v.Job, job)).Text(), StringComparison.Ordinal);
    }
}
