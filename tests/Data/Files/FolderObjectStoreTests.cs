using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data;

public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("store");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../outside"), InlineData("a/../../outside"), InlineData("/etc/passwd"), InlineData(""), InlineData("."), InlineData("a/.."), InlineData("../objects-of-another/x")]
    public async Task A_key_never_leaves_the_folder(string key)
    {
        var store = Store();
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(key, new byte[] { 1 }, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(key, CancellationToken.None));
        Assert.False(Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any());
    }

    [Fact]
    public async Task What_is_put_can_be_read_and_what_is_not_there_is_null()
    {
        await Store().PutAsync("tenant/files/ab/abc", new byte[] { 1, 2, 3 }, CancellationToken.None);
        Assert.Equal([1, 2, 3], await ReadAsync("tenant/files/ab/abc"));
        Assert.Null(await Store().OpenAsync("tenant/files/ab/other", CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_named_with_a_slash_at_its_end_works_as_well()
    {
        var store = new FolderObjectStore(Root + "/");
        await store.PutAsync("a/b", new byte[] { 1 }, CancellationToken.None);
        Assert.Equal([1], await ReadAsync("a/b"));
    }

    [Fact]
    public async Task The_first_writer_wins()
    {
        await Store().PutAsync("key", new byte[] { 1 }, CancellationToken.None);
        await Store().PutAsync("key", new byte[] { 2 }, CancellationToken.None);
        Assert.Equal([1], await ReadAsync("key"));
    }

    [Fact]
    public async Task Of_writers_at_the_same_moment_one_wins_whole_nobody_fails_and_nothing_is_left_beside()
    {
        var store = Store();
        var seen = new System.Collections.Concurrent.ConcurrentBag<byte[]>();
        for (var n = 0; n < 10; n++)
        {
            var key = $"tenant/{n}";
            var outcomes = await Together.AllAsync(8, async i =>
            {
                if (i < 6)
                {
                    await store.PutAsync(key, Enumerable.Repeat((byte)i, 200_000).ToArray(), CancellationToken.None);
                    return;
                }
                // Readers see nothing or everything.
                for (var round = 0; round < 30; round++)
                    if (await ReadAsync(key) is { } content) seen.Add(content);
                    else await Task.Yield();
            });
            Assert.All(outcomes, Assert.Null);
            seen.Add((await ReadAsync(key))!);
        }
        Assert.All(seen, content => Assert.Equal((200_000, 1), (content.Length, content.Distinct().Count())));
        Assert.Equal(10, Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_write_that_is_interrupted_leaves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().PutAsync("tenant/key", new byte[1_000_000], stopped.Token));
        Assert.Empty(Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories));
    }

    private string Root => Path.Combine(_folder.Path, "objects");

    private FolderObjectStore Store() => new(Root);

    private async Task<byte[]?> ReadAsync(string key)
    {
        await using var stream = await Store().OpenAsync(key, CancellationToken.None);
        if (stream is null) return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
