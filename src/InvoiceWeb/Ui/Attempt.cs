using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Ui;

/// <summary>
/// One thing that a person can press: owns being busy, refusal and failure, so that actions on pages need no try/catch and nothing is sent twice.
/// </summary>
public sealed class Attempt(Func<TenantContext> here, RuleTexts texts, ILogger log, Func<Task> changed, CancellationToken leaving)
{
    /// <summary>Ends with what is under way.</summary>
    private TaskCompletionSource _ended = New();

    public bool IsBusy { get; private set; }

    /// <summary>What went wrong, in words for the person; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The refusal behind <see cref="Problem"/>, with its field; null for technical failures.</summary>
    public RuleBrokenException? Refusal { get; private set; }

    public void Clear() => (Problem, Refusal) = (null, null);

    /// <summary>For loading: a page that is asked for something else while it still loads must load that next, not drop it.</summary>
    public async Task<bool> RunNextAsync(Func<Actor, CancellationToken, Task> action)
    {
        while (IsBusy) await _ended.Task.WaitAsync(leaving);
        return await RunAsync(action);
    }

    /// <returns>True when it was done.</returns>
    public async Task<bool> RunAsync(Func<Actor, CancellationToken, Task> action)
    {
        if (IsBusy) return false;
        (IsBusy, Problem, Refusal, _ended) = (true, null, null, New());
        await changed();
        try
        {
            await action(await here().EnterAsync(leaving), leaving);
            return true;
        }
        catch (RuleBrokenException rule)
        {
            (Problem, Refusal) = (texts.Say(rule), rule);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The person has left the page.
        }
        catch (Exception problem)
        {
            var number = Guid.CreateVersion7().ToString("N")[^12..];
            log.LogError(problem, "Failure {Number} on {Page}", number, here().Slug);
            Problem = texts.Say(new RuleBrokenException("failure", $"Something went wrong on the server and this was not completed. Try again; if it happens again, give the operator the number {number}."));
        }
        finally
        {
            IsBusy = false;
            _ended.SetResult();
        }
        await changed();
        return false;
    }

    /// <summary>Who waits goes on after whoever was served has been told.</summary>
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
