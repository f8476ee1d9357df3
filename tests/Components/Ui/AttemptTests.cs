using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Logging;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class AttemptTests : View
{
    [Fact]
    public async Task What_was_done_leaves_no_problem()
    {
        Actor? acting = null;
        Assert.True(await Attempt.RunAsync((actor, _) => Task.FromResult(acting = actor)));
        Assert.Equal(AnActor.Alice, acting);
        Assert.False(Attempt.IsBusy);
        Assert.Null(Attempt.Problem);
    }

    [Fact]
    public async Task A_refusal_is_said_with_its_field()
    {
        await RefuseAsync(TenancyRules.SlugTaken("acme"));
        Assert.Equal("Another company already uses the address “acme”. Choose a different one.", Attempt.Problem);
        Assert.Equal("Slug", Attempt.Refusal!.Field);
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task The_next_try_forgets_the_last_problem()
    {
        await RefuseAsync(TenancyRules.NameMissing());
        Assert.True(await Attempt.RunAsync((_, _) => Task.CompletedTask));
        Assert.Null(Attempt.Problem);
        Assert.Null(Attempt.Refusal);
    }

    [Fact]
    public async Task A_failure_says_a_number_that_the_log_knows_and_nothing_of_its_inside()
    {
        Assert.False(await Attempt.RunAsync((_, _) => throw new InvalidOperationException("password=secret")));
        var (level, text, exception) = Assert.Single(Log.Entries);
        Assert.Equal(LogLevel.Error, level);
        Assert.IsType<InvalidOperationException>(exception);
        var number = Assert.Single(Attempt.Problem!.Split(' ', '.'), word => word.Length == 12);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Attempt.Problem, StringComparison.Ordinal);
        Assert.Null(Attempt.Refusal);
    }

    [Fact]
    public async Task A_double_click_runs_once()
    {
        var (runs, finish) = (0, new TaskCompletionSource());
        var first = Attempt.RunAsync((_, _) => { runs++; return finish.Task; });
        Assert.True(Attempt.IsBusy);
        Assert.False(await Attempt.RunAsync((_, _) => { runs++; return Task.CompletedTask; }));
        finish.SetResult();
        Assert.True(await first);
        Assert.Equal(1, runs);
        Assert.False(Attempt.IsBusy);
    }

    [Fact]
    public async Task What_must_be_loaded_next_waits_for_what_is_under_way_and_for_nothing_else()
    {
        var (order, finish) = (new List<int>(), new TaskCompletionSource());
        var first = Attempt.RunAsync(async (_, _) => { await finish.Task; order.Add(1); });
        var second = Attempt.RunNextAsync((_, _) => { order.Add(2); return Task.CompletedTask; });
        var third = Attempt.RunNextAsync((_, _) => { order.Add(3); return Task.CompletedTask; });
        Assert.Empty(order);
        finish.SetResult();
        Assert.True(await first && await second && await third);
        Assert.Equal(1, order[0]);
        Assert.Equal([1, 2, 3], order.Order());
    }

    [Fact]
    public async Task Who_leaves_the_page_waits_no_longer()
    {
        using var leaving = new CancellationTokenSource();
        var attempt = NewAttempt(leaving.Token);
        _ = attempt.RunAsync((_, _) => new TaskCompletionSource().Task);
        var next = attempt.RunNextAsync((_, _) => Task.CompletedTask);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Leaving_the_page_cancels_without_a_word()
    {
        using var leaving = new CancellationTokenSource();
        var attempt = NewAttempt(leaving.Token);
        var running = attempt.RunAsync((_, stop) => Task.Delay(Timeout.Infinite, stop));
        await leaving.CancelAsync();
        Assert.False(await running);
        Assert.Null(attempt.Problem);
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        Assert.False(await Attempt.RunAsync((_, _) => throw new OperationCanceledException()));
        Assert.NotNull(Attempt.Problem);
        Assert.Single(Log.Entries);
    }

    [Fact]
    public async Task The_page_is_told_when_it_begins_and_when_it_is_refused()
    {
        var told = new List<bool>();
        Func<bool> busy = () => false;
        var attempt = NewAttempt(CancellationToken.None, () => { told.Add(busy()); return Task.CompletedTask; });
        busy = () => attempt.IsBusy;
        await attempt.RunAsync((_, _) => throw InvoiceRules.RateMissing("USD", "EUR"));
        Assert.Equal([true, false], told);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_at_the_next_click()
    {
        var here = Here with { EnterAsync = _ => throw TenancyRules.NotFound("company") };
        var attempt = new Attempt(() => here, Texts, Log, () => Task.CompletedTask, CancellationToken.None);
        var ran = false;
        Assert.False(await attempt.RunAsync((_, _) => Task.FromResult(ran = true)));
        Assert.False(ran);
        Assert.Equal("record.not-found", attempt.Refusal!.Code);
    }

    [Fact]
    public async Task Cleared_it_says_nothing()
    {
        await RefuseAsync(TenancyRules.NameMissing());
        Attempt.Clear();
        Assert.Null(Attempt.Problem);
        Assert.Null(Attempt.Refusal);
    }
}
