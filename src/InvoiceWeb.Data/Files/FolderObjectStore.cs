using System.Runtime.CompilerServices;

namespace InvoiceWeb.Data.Files;

/// <summary>Objects as files in a folder of this machine.</summary>
public sealed class FolderObjectStore(string folder) : IObjectStore
{
    public Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(key, async file => await file.WriteAsync(content, cancellationToken));

    public Task PutFileAsync(string key, string path, CancellationToken cancellationToken) => WriteAsync(key, async file =>
    {
        await using var source = Reading(path);
        await source.CopyToAsync(file, cancellationToken);
    });

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path) ? Translated(key, () => Reading(path)) : null);
    }

    public async Task<byte[]?> ReadRangeAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(key, cancellationToken);
        if (file is null) return null;
        var part = new byte[length];
        file.Seek(offset, SeekOrigin.Begin);
        return await file.ReadAtLeastAsync(part, length, throwOnEndOfStream: false, cancellationToken) == length
            ? part
            : throw new ObjectStoreException(ObjectStoreProblem.Damaged, key, $"The object {key} ends before byte {offset + length}.");
    }

    public Task<long?> SizeAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(new FileInfo(PathOf(key)) is { Exists: true } file ? file.Length : null);

    public async IAsyncEnumerable<string> KeysAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = PathOf(RequireFolder(prefix));
        if (!Directory.Exists(root)) yield break;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');
        }
        await Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (File.Exists(path)) Translated(key, () => { File.Delete(path); return true; });
        return Task.CompletedTask;
    }

    public Task DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var path = PathOf(RequireFolder(prefix));
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Written beside and renamed: a reader sees the whole object or none, whatever happens in between.</summary>
    private async Task WriteAsync(string key, Func<FileStream, Task> write)
    {
        var path = PathOf(key);
        if (File.Exists(path)) return;
        var unfinished = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
        catch (Exception problem)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            if (Translation(key, problem) is { } inWords) throw inWords;
            throw;
        }
    }

    private static T Translated<T>(string key, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception problem) when (Translation(key, problem) is { } inWords)
        {
            throw inWords;
        }
    }

    private static ObjectStoreException? Translation(string key, Exception problem) => problem switch
    {
        ObjectStoreException => null,
        UnauthorizedAccessException => new(ObjectStoreProblem.AccessDenied, key, $"The folder of the object store does not let {key} be touched.", problem),
        IOException { HResult: NoSpace or QuotaExceeded } => new(ObjectStoreProblem.Full, key, "The disk of the object store is full.", problem),
        IOException => new(ObjectStoreProblem.Away, key, $"The object store could not get at {key}: {problem.Message}", problem),
        _ => null,
    };

    /// <summary>ENOSPC and EDQUOT of Linux.</summary>
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    private static FileStream Reading(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static string RequireFolder(string prefix) =>
        prefix.EndsWith('/') ? prefix[..^1] : throw new ArgumentException($"“{prefix}” is not a whole folder.", nameof(prefix));

    private string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Keys are made by the program, and still nothing may climb out of the folder.</summary>
    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(Root, key));
        return path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"“{key}” is not a key of this store.", nameof(key));
    }
}
