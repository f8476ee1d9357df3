namespace InvoiceWeb.Approvals.Pages;

/// <summary>Tells the frame around the page that the count of what waits has changed.</summary>
public sealed class WaitingSignal
{
    public event Func<Task>? Changed;

    public Task RaiseAsync() => Changed?.Invoke() ?? Task.CompletedTask;
}
