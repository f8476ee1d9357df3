namespace InvoiceWeb.Tests.Data;

/// <summary>Starts the same action many times at the same moment.</summary>
internal static class Together
{
    /// <returns>For each run what it threw, or null.</returns>
    public static async Task<Exception?[]> AllAsync(int count, Func<int, Task> action)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = Enumerable.Range(0, count).Select(async n =>
        {
            await go.Task;
            return await Record.ExceptionAsync(() => action(n));
        }).ToArray();
        go.SetResult();
        return await Task.WhenAll(runs);
    }
}
