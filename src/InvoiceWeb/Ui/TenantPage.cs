using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Ui;

/// <summary>Base of every page inside a company: knows where it is, loads with one refusal in one place, and stops when left.</summary>
public abstract class TenantPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    [CascadingParameter] public required TenantContext Here { get; set; }
    [Parameter] public string Tenant { get; set; } = "";
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required ILoggerFactory Loggers { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Taken once: what is still under way when the page is left must not ask a source that is gone.</summary>
    protected TenantPage() => Leaving = _leaving.Token;

    /// <summary>Cancelled when the person leaves the page.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Loading the page: its problem is shown instead of the page.</summary>
    protected Attempt Loading => field ??= NewAttempt();

    protected Attempt NewAttempt() => new(() => Here, RuleTexts, Loggers.CreateLogger(GetType()), () => InvokeAsync(StateHasChanged), Leaving);

    /// <summary>
    /// A look-up while somebody types: several may be under way at once, and one that fails must not get in the way of typing.
    /// </summary>
    protected async Task<T> LookUpAsync<T>(Func<Actor, CancellationToken, Task<T>> question, T otherwise)
    {
        try
        {
            return await question(await Here.EnterAsync(Leaving), Leaving);
        }
        catch (Exception problem) when (problem is RuleBrokenException or OperationCanceledException or System.Data.Common.DbException)
        {
            Loggers.CreateLogger(GetType()).LogInformation(problem, "A look-up was not answered");
            return otherwise;
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
