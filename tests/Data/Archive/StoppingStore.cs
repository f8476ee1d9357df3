using System.Runtime.CompilerServices;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>A store that calls out before and after everything it does, so that a test can end the world there.</summary>
internal sealed class StoppingStore(IObjectStore inner) : IObjectStore
{
    public Func<string, Task> Reached { get; set; } = _ => Task.CompletedTask;

    public Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => AroundAsync("put", () => inner.PutAsync(key, content, cancellationToken));

    public Task PutFileAsync(string key, string path, CancellationToken cancellationToken) => AroundAsync($"put {Path.GetExtension(Path.GetFileNameWithoutExtension(key))}", () => inner.PutFileAsync(key, path, cancellationToken));

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        await Reached("before open");
        return await inner.OpenAsync(key, cancellationToken);
    }

    public async Task<byte[]?> ReadRangeAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        await Reached("before range");
        return await inner.ReadRangeAsync(key, offset, length, cancellationToken);
    }

    public async Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        await Reached("before size");
        return await inner.SizeAsync(key, cancellationToken);
    }

    public async IAsyncEnumerable<string> KeysAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Reached("before keys");
        await foreach (var key in inner.KeysAsync(prefix, cancellationToken)) yield return key;
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => AroundAsync("delete", () => inner.DeleteAsync(key, cancellationToken));

    public Task DeleteAllAsync(string prefix, CancellationToken cancellationToken) => AroundAsync("delete all", () => inner.DeleteAllAsync(prefix, cancellationToken));

    private async Task AroundAsync(string what, Func<Task> act)
    {
        await Reached($"before {what}");
        await act();
        await Reached($"after {what}");
    }
}
