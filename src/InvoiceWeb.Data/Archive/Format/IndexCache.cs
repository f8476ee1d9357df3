using System.IO.Compression;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Files;
using Microsoft.Data.Sqlite;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// Unpacked indexes on the local disk, least recently used first to go. Named by their hash and renamed into place, so that several
/// processes share the folder; a file that another one deletes stays readable for whoever has it open.
/// </summary>
public sealed class IndexCache(IObjectStore objects, string folder, long mostBytes, TimeProvider? clock = null)
{
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>How many indexes were fetched from the store: what a search costs.</summary>
    public int Fetched => _fetched;
    private int _fetched;

    /// <summary>Asks an index. A cached one that is damaged is fetched once more.</summary>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async Task<T> AskAsync<T>(ArchiveSegment segment, Func<SegmentIndex, T> question, CancellationToken cancellationToken)
    {
        try
        {
            using var index = await OpenAsync(segment, cancellationToken);
            return question(index);
        }
        catch (SqliteException)
        {
            File.Delete(PathOf(segment));
            using var anew = await OpenAsync(segment, cancellationToken);
            return question(anew);
        }
    }

    private string PathOf(ArchiveSegment segment) => Path.Combine(folder, segment.IndexSha256 + ".sqlite");

    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async Task<SegmentIndex> OpenAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        var path = PathOf(segment);
        if (TryOpen(path) is { } there) return there;
        var door = _doors[(uint)segment.Id.GetHashCode() % _doors.Length];
        await door.WaitAsync(cancellationToken);
        try
        {
            return TryOpen(path) ?? await FetchAsync(segment, path, cancellationToken);
        }
        finally
        {
            door.Release();
        }
    }

    /// <returns>Null when it is not there, or when another process makes room at this very moment.</returns>
    private SegmentIndex? TryOpen(string path)
    {
        if (!File.Exists(path)) return null;
        SegmentIndex? index = null;
        try
        {
            index = new SegmentIndex(path);
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            return index;
        }
        catch (FileNotFoundException) when (index is not null)
        {
            // Deleted since, and open all the same.
            return index;
        }
        catch (Exception gone) when (gone is SqliteException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opened before it gets its name: from then on another process may delete it at any moment.</summary>
    private async Task<SegmentIndex> FetchAsync(ArchiveSegment segment, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        Interlocked.Increment(ref _fetched);
        await using var packed = await objects.OpenAsync(segment.IndexKey, cancellationToken)
            ?? throw new ObjectStoreException(ObjectStoreProblem.Damaged, segment.IndexKey, $"The object {segment.IndexKey} is not in the store.");
        var unfinished = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            await using (var hashing = new HashingStream(packed))
            {
                await UnpackAsync(segment, hashing, unfinished, cancellationToken);
                if (hashing.Sha256() != segment.IndexSha256)
                    throw new ObjectStoreException(ObjectStoreProblem.Damaged, segment.IndexKey, $"The object {segment.IndexKey} does not have the hash it was stored with.");
            }
            File.SetLastWriteTimeUtc(unfinished, _clock.GetUtcNow().UtcDateTime);
            var index = new SegmentIndex(unfinished);
            File.Move(unfinished, path, overwrite: true);
            MakeRoom(path);
            return index;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task UnpackAsync(ArchiveSegment segment, Stream packed, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17);
            await using (var gzip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true)) await gzip.CopyToAsync(file, 1 << 17, cancellationToken);
            await packed.CopyToAsync(Stream.Null, cancellationToken);
            // A name that outlives a power cut must not stand over bytes that do not.
            file.Flush(flushToDisk: true);
        }
        catch (InvalidDataException problem)
        {
            throw new ObjectStoreException(ObjectStoreProblem.Damaged, segment.IndexKey, $"The object {segment.IndexKey} cannot be unpacked: {problem.Message}", problem);
        }
    }

    /// <summary>Deletes what was used longest ago until the rest fits beside the newest; that one stays even when it does not fit at all.</summary>
    private void MakeRoom(string newest)
    {
        var files = new List<(string Path, long Bytes, DateTime Used)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
            try
            {
                if (file.Extension == ".sqlite") files.Add((file.FullName, file.Length, file.LastWriteTimeUtc));
                else if (file.Extension == ".tmp" && file.LastWriteTimeUtc < _clock.GetUtcNow().UtcDateTime.AddHours(-1)) file.Delete();
            }
            catch (FileNotFoundException)
            {
                // Another process makes room as well.
            }
        var taken = files.Sum(f => f.Bytes);
        foreach (var file in files.Where(f => f.Path != Path.GetFullPath(newest)).OrderBy(f => f.Used).TakeWhile(_ => taken > mostBytes))
        {
            taken -= file.Bytes;
            File.Delete(file.Path);
        }
    }
}
