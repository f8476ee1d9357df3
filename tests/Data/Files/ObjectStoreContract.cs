using System.Text;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Tests.Data.Archive;

namespace InvoiceWeb.Tests.Data;

/// <summary>What every object store does alike; each store runs all of it.</summary>
internal static class ObjectStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task AllAsync(IObjectStore store, string folder)
    {
        await ReadsWhatWasPutAsync(store);
        await FirstWriterWinsAsync(store, folder);
        await RangesAsync(store);
        await ListsAndDeletesAsync(store);
        await KeysStayInsideAsync(store);
        await SegmentAsync(store, folder);
    }

    private static async Task ReadsWhatWasPutAsync(IObjectStore store)
    {
        await store.PutAsync("a/files/x", Encoding.UTF8.GetBytes("hello"), None);
        Assert.Equal("hello", await TextAsync(store, "a/files/x"));
        Assert.Equal(5, await store.SizeAsync("a/files/x", None));
        Assert.Null(await store.OpenAsync("a/files/none", None));
        Assert.Null(await store.SizeAsync("a/files/none", None));
        Assert.Null(await store.ReadRangeAsync("a/files/none", 0, 1, None));
        await store.PutAsync("a/files/empty", ReadOnlyMemory<byte>.Empty, None);
        Assert.Equal("", await TextAsync(store, "a/files/empty"));
    }

    private static async Task FirstWriterWinsAsync(IObjectStore store, string folder)
    {
        await store.PutAsync("a/files/x", Encoding.UTF8.GetBytes("second"), None);
        Assert.Equal("hello", await TextAsync(store, "a/files/x"));
        var file = Path.Combine(folder, "large");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7))]);
        await store.PutFileAsync("a/archive/large", file, None);
        Assert.Equal(3_000_000, await store.SizeAsync("a/archive/large", None));
        await File.WriteAllTextAsync(file, "other");
        await store.PutFileAsync("a/archive/large", file, None);
        Assert.Equal(3_000_000, await store.SizeAsync("a/archive/large", None));
    }

    private static async Task RangesAsync(IObjectStore store)
    {
        var part = await store.ReadRangeAsync("a/archive/large", 1_000_000, 500, None);
        Assert.Equal(Enumerable.Range(1_000_000, 500).Select(i => (byte)(i * 7)), part!);
        foreach (var (offset, length) in new[] { (2_999_999L, 2), (3_000_000L, 1), (9_000_000L, 10) })
            Assert.Equal(ObjectStoreProblem.Damaged, (await Assert.ThrowsAsync<ObjectStoreException>(() => store.ReadRangeAsync("a/archive/large", offset, length, None))).Problem);
    }

    private static async Task ListsAndDeletesAsync(IObjectStore store)
    {
        await store.PutAsync("b/files/y", new byte[] { 1 }, None);
        Assert.Equal(["a/archive/large", "a/files/empty", "a/files/x"], await KeysAsync(store, "a/"));
        await store.DeleteAsync("a/files/x", None);
        await store.DeleteAsync("a/files/x", None);
        Assert.Null(await store.OpenAsync("a/files/x", None));
        await store.DeleteAllAsync("a/", None);
        Assert.Empty(await KeysAsync(store, "a/"));
        Assert.Equal(["b/files/y"], await KeysAsync(store, "b/"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAllAsync("b", None));
    }

    private static async Task KeysStayInsideAsync(IObjectStore store)
    {
        foreach (var key in new[] { "../outside", "a/../../outside", "/etc/passwd", "" })
            await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(key, new byte[] { 1 }, None));
    }

    /// <summary>A whole segment: written, checked, searched, one invoice opened.</summary>
    private static async Task SegmentAsync(IObjectStore store, string folder)
    {
        var tenant = TenantId.New();
        var documents = ASegment.Documents(tenant);
        var (segment, _) = await ASegment.WriteAsync(store, Path.Combine(folder, "writing"), tenant, documents);
        var reader = new SegmentReader(store, new(store, Path.Combine(folder, "cache"), 100_000_000));
        Assert.Null((await reader.CheckAsync(segment, None)).Problem);
        Filled.AssertSame(documents[100], (await reader.ReadAsync(segment, documents[100].Invoice.Id, None))!);
        Assert.Equal(documents[5].Invoice.Id, Assert.Single(await reader.SearchAsync(segment, new() { Number = "2020-000006" }, null, [], 10, None)).Id);
    }

    private static async Task<List<string>> KeysAsync(IObjectStore store, string prefix)
    {
        var keys = new List<string>();
        await foreach (var key in store.KeysAsync(prefix, None)) keys.Add(key);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    private static async Task<string?> TextAsync(IObjectStore store, string key)
    {
        await using var stream = await store.OpenAsync(key, None);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }
}

public sealed class ObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("contract");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_folder_keeps_the_contract() => ObjectStoreContract.AllAsync(new FolderObjectStore(Path.Combine(_folder.Path, "objects")), _folder.Path);

    [S3Fact]
    public async Task A_service_that_speaks_S3_keeps_the_contract()
    {
        using var store = new S3ObjectStore(S3Server.Current.Options("contract/"));
        await ObjectStoreContract.AllAsync(store, _folder.Path);
    }

    [S3Fact]
    public async Task Two_prefixes_of_a_bucket_know_nothing_of_each_other()
    {
        using var one = new S3ObjectStore(S3Server.Current.Options("one/"));
        using var other = new S3ObjectStore(S3Server.Current.Options("other/"));
        await one.PutAsync("t/x", new byte[] { 1 }, CancellationToken.None);
        Assert.Null(await other.SizeAsync("t/x", CancellationToken.None));
    }

    [S3Fact]
    public async Task A_bucket_that_is_not_there_and_a_wrong_key_are_said_in_words()
    {
        using var nowhere = new S3ObjectStore(S3Server.Current.Options("") with { Bucket = "nowhere" });
        Assert.Equal(ObjectStoreProblem.Away, (await Assert.ThrowsAsync<ObjectStoreException>(() => nowhere.PutAsync("t/x", new byte[] { 1 }, CancellationToken.None))).Problem);
        using var stranger = new S3ObjectStore(S3Server.Current.Options("") with { AccessKey = "STRANGER" });
        Assert.Equal(ObjectStoreProblem.AccessDenied, (await Assert.ThrowsAsync<ObjectStoreException>(() => stranger.PutAsync("t/x", new byte[] { 1 }, CancellationToken.None))).Problem);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_away()
    {
        using var store = new S3ObjectStore(new() { Bucket = "books", Endpoint = new("http://127.0.0.1:1"), AccessKey = "a", SecretKey = "b", PathStyle = true });
        var problem = await Assert.ThrowsAsync<ObjectStoreException>(() => store.ReadRangeAsync("t/x", 0, 1, CancellationToken.None));
        Assert.Equal((ObjectStoreProblem.Away, "t/x"), (problem.Problem, problem.Key));
    }
}
