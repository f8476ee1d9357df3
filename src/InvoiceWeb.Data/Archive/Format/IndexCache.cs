using System.IO.Compression;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// Unpacked indexes on the local disk, least recently used first to go. Named by their hash and renamed into place, so that several
/// processes share the folder; a file that another one deletes stays readable for whoever has it open.
/// </summary>
public sealed class IndexCache(IObjectStore objects, string folder, long mostBytes, TimeProvider? clock = null)
{
    private static readonly SemaphoreSlim[] Doors = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>How many indexes were fetched from the store: what a search costs.</summary>
    public int Fetched => _fetched;
    private int _fetched;

    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async Task<SegmentIndex> OpenAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, segment.IndexSha256 + ".sqlite");
        for (var attempt = 1; ; attempt++)
        {
            if (!File.Exists(path)) await FetchOnceAsync(segment, path, cancellationToken);
            try
            {
                var index = new SegmentIndex(path);
                File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
                return index;
            }
            catch (Exception gone) when (gone is Microsoft.Data.Sqlite.SqliteException or FileNotFoundException && attempt < 3)
            {
                // Another process made room at this very moment, or the disk lost it.
                File.Delete(path);
            }
        }
    }

    private async Task FetchOnceAsync(ArchiveSegment segment, string path, CancellationToken cancellationToken)
    {
        var door = Doors[(uint)segment.Id.GetHashCode() % Doors.Length];
        await door.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(path)) await FetchAsync(segment, path, cancellationToken);
        }
        finally
        {
            door.Release();
        }
    }

    private async Task FetchAsync(ArchiveSegment segment, string path, CancellationToken cancellationToken)
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
            MakeRoom(new FileInfo(unfinished).Length);
            File.Move(unfinished, path, overwrite: true);
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
        }
        catch (InvalidDataException problem)
        {
            throw new ObjectStoreException(ObjectStoreProblem.Damaged, segment.IndexKey, $"The object {segment.IndexKey} cannot be unpacked: {problem.Message}", problem);
        }
    }

    /// <summary>Deletes what was used longest ago until another one fits; what does not fit at all is kept alone.</summary>
    private void MakeRoom(long bytes)
    {
        var files = new DirectoryInfo(folder).GetFiles("*.sqlite").OrderBy(f => f.LastWriteTimeUtc).ToList();
        foreach (var stale in new DirectoryInfo(folder).GetFiles("*.tmp").Where(f => f.LastWriteTimeUtc < _clock.GetUtcNow().UtcDateTime.AddHours(-1))) stale.Delete();
        var taken = files.Sum(f => f.Length) + bytes;
        foreach (var file in files.TakeWhile(_ => taken > mostBytes))
        {
            taken -= file.Length;
            file.Delete();
        }
    }
}
