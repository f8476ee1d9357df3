using System.Diagnostics;
using InvoiceWeb.Tests.E2E.Infrastructure;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>How the app behaves in a terminal: what it starts it stops, and what a crash left behind it takes over.</summary>
public sealed class StartAndStop
{
    [Fact]
    public async Task Ctrl_C_stops_the_database_too_and_a_second_start_reuses_the_data()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Contains("Demo sign-ins", app.Output, StringComparison.Ordinal);
        Assert.True(PostgresIsRunning(app));
        await app.StopAsync();
        Assert.False(PostgresIsRunning(app));
        await app.RestartAsync();
        Assert.DoesNotContain("Loading the demo companies", app.Output, StringComparison.Ordinal);
        Assert.Contains("Demo sign-ins", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_kill_the_next_start_takes_over_the_database_that_was_left_running()
    {
        await using var app = await RunningApp.StartAsync("--no-demo");
        await app.KillAsync();
        Assert.True(PostgresIsRunning(app));
        await app.RestartAsync("--no-demo");
        Assert.Contains("Taking over", app.Output, StringComparison.Ordinal);
        await app.StopAsync();
        Assert.False(PostgresIsRunning(app));
    }

    [Fact]
    public async Task Two_instances_share_one_data_folder_and_the_last_one_stops_the_database()
    {
        await using var first = await RunningApp.StartAsync("--no-demo");
        await using (var second = await RunningApp.JoinAsync(first.DataFolder, "--no-demo"))
        {
            await first.StopAsync();
            Assert.True(PostgresIsRunning(second));
            using var http = new HttpClient { BaseAddress = second.Address };
            Assert.Equal("Healthy", await http.GetStringAsync("/health/live"));
            await second.StopAsync();
        }
        Assert.False(PostgresIsRunning(first));
    }

    [Fact]
    public async Task Two_instances_that_start_at_once_on_no_data_prepare_and_fill_it_once()
    {
        var (one, two) = await RunningApp.StartTwoAsync();
        await using var first = one;
        await using var second = two;
        RunningApp.AssertPreparedOnce(first, second);
        foreach (var instance in new[] { first, second })
        {
            using var http = new HttpClient { BaseAddress = instance.Address };
            Assert.Equal("Healthy", await http.GetStringAsync("/health/ready"));
        }
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        await using var first = await RunningApp.StartAsync("--no-demo");
        var second = await RunningApp.TryStartAsync(first.Address.Port, "--no-demo");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Port {first.Address.Port} is in use", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_one_sentence()
    {
        var attempt = await RunningApp.TryStartAsync(5999, "--connection", "Host=127.0.0.1;Port=9;Username=nobody;Password=x;Database=none");
        Assert.Equal(1, attempt.ExitCode);
        Assert.Contains("does not answer", attempt.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", attempt.Output, StringComparison.Ordinal);
    }

    private static bool PostgresIsRunning(RunningApp app) => Process.GetProcessesByName("postgres").Any(process =>
    {
        using (process)
        {
            try
            {
                return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(app.DataFolder, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    });
}
