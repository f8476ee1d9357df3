using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace InvoiceWeb.Data.Files;

/// <summary>Objects in a bucket of a service that speaks S3.</summary>
public sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly S3Options _options;
    private readonly S3Problems _problems;

    public S3ObjectStore(S3Options options)
    {
        _options = options;
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle, Timeout = TimeSpan.FromSeconds(60), MaxErrorRetry = 3,
            // Many services know neither the newer checksums nor trailers; SHA-256 is kept by the catalogue anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint) (config.ServiceURL, config.AuthenticationRegion) = (endpoint.ToString(), options.Region);
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        _client = options.AccessKey is { } access ? new(new BasicAWSCredentials(access, options.SecretKey), config) : new(config);
        _problems = new(_client, options);
    }

    public Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        PutAsync(key, request => request.InputStream = new MemoryStream(content.ToArray()), cancellationToken);

    public Task PutFileAsync(string key, string path, CancellationToken cancellationToken) => PutAsync(key, request => request.FilePath = path, cancellationToken);

    /// <summary>The condition decides between two writers where the service knows it; the question before it spares the upload where it does not.</summary>
    private async Task PutAsync(string key, Action<PutObjectRequest> content, CancellationToken cancellationToken)
    {
        if (await SizeAsync(key, cancellationToken) is not null) return;
        var request = new PutObjectRequest { BucketName = _options.Bucket, Key = KeyOf(key), IfNoneMatch = "*", UseChunkEncoding = false };
        if (_options.ArchiveClass is { } storage && key.Contains("/archive/", StringComparison.Ordinal)) request.StorageClass = S3StorageClass.FindValue(storage);
        content(request);
        try
        {
            await _client.PutObjectAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception late) when (late.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            // Somebody else was first, with the same bytes: keys are made of hashes and fresh ids.
        }
        catch (Exception problem) when (S3Problems.IsTrouble(problem, cancellationToken))
        {
            throw await _problems.TranslateAsync(key, problem, cancellationToken);
        }
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => AskAsync(key, async Task<Stream?> () =>
        (await _client.GetObjectAsync(new GetObjectRequest { BucketName = _options.Bucket, Key = KeyOf(key) }, cancellationToken)).ResponseStream, cancellationToken);

    public Task<byte[]?> ReadRangeAsync(string key, long offset, int length, CancellationToken cancellationToken) => AskAsync(key, async Task<byte[]?> () =>
    {
        var request = new GetObjectRequest { BucketName = _options.Bucket, Key = KeyOf(key), ByteRange = new(offset, offset + length - 1) };
        using var response = await _client.GetObjectAsync(request, cancellationToken);
        var part = new byte[length];
        return await response.ResponseStream.ReadAtLeastAsync(part, length, throwOnEndOfStream: false, cancellationToken) == length ? part : throw S3Problems.TooShort(key, offset + length);
    }, cancellationToken);

    public async Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        var size = await AskAsync(key, async () =>
            new Size((await _client.GetObjectMetadataAsync(_options.Bucket, KeyOf(key), cancellationToken)).ContentLength), cancellationToken);
        return size?.Bytes;
    }

    public async IAsyncEnumerable<string> KeysAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = KeyOf(RequireFolder(prefix)) };
        do
        {
            var page = await AskAsync(prefix, async () => await _client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (var found in page?.S3Objects ?? []) yield return found.Key[_options.Prefix.Length..];
            request.ContinuationToken = page?.IsTruncated is true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        await AskAsync(key, async () => await _client.DeleteObjectAsync(_options.Bucket, KeyOf(key), cancellationToken), cancellationToken);

    public async Task DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var key in KeysAsync(prefix, cancellationToken)) keys.Add(key);
        foreach (var key in keys) await DeleteAsync(key, cancellationToken);
    }

    /// <summary>Null when there is no such object; anything else that fails, in our words.</summary>
    private async Task<T?> AskAsync<T>(string key, Func<Task<T>> ask, CancellationToken cancellationToken) where T : class?
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound && missing.ErrorCode is not "NoSuchBucket")
        {
            return null;
        }
        catch (Exception problem) when (S3Problems.IsTrouble(problem, cancellationToken))
        {
            throw await _problems.TranslateAsync(key, problem, cancellationToken);
        }
    }

    private string KeyOf(string key) => key.Length > 0 && !key.StartsWith('/') && !key.Split('/').Any(part => part is "." or "..")
        ? _options.Prefix + key : throw new ArgumentException($"“{key}” is not a key of this store.", nameof(key));

    private static string RequireFolder(string prefix) => prefix.EndsWith('/') ? prefix : throw new ArgumentException($"“{prefix}” is not a whole folder.", nameof(prefix));

    public void Dispose() => _client.Dispose();

    private sealed record Size(long Bytes);
}
