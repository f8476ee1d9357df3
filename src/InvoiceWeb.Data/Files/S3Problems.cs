using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace InvoiceWeb.Data.Files;

/// <summary>What a service that speaks S3 refuses, in our words. An object that rests is ordered back when somebody asks for it.</summary>
internal sealed class S3Problems(AmazonS3Client client, S3Options options)
{
    private const int DaysRestored = 7;

    /// <summary>Nobody's wish and no bug of ours.</summary>
    public static bool IsTrouble(Exception problem, CancellationToken cancellationToken) => problem switch
    {
        ObjectStoreException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => problem is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException or IOException,
    };

    public async Task<ObjectStoreException> TranslateAsync(string key, Exception problem, CancellationToken cancellationToken) => problem switch
    {
        AmazonS3Exception { ErrorCode: "InvalidObjectState" } resting => await RestoreAsync(key, resting, cancellationToken),
        AmazonS3Exception { ErrorCode: "InvalidRange" } or AmazonS3Exception { StatusCode: HttpStatusCode.RequestedRangeNotSatisfiable } =>
            new(ObjectStoreProblem.Damaged, key, $"The object {key} ends before the part that was asked for.", problem),
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new(ObjectStoreProblem.Away, key, $"The bucket {options.Bucket} is not there.", problem),
        AmazonS3Exception { ErrorCode: "QuotaExceeded" or "InsufficientCapacity" or "XMinioStorageFull" or "EntityTooLarge" } or AmazonS3Exception { StatusCode: HttpStatusCode.InsufficientStorage } =>
            new(ObjectStoreProblem.Full, key, $"The bucket {options.Bucket} is full.", problem),
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } =>
            new(ObjectStoreProblem.AccessDenied, key, $"The bucket {options.Bucket} does not let {key} be touched; check the access key and its permissions.", problem),
        OperationCanceledException => new(ObjectStoreProblem.Away, key, $"The object store did not answer in time for {key}.", problem),
        _ => new(ObjectStoreProblem.Away, key, $"The object store could not get at {key}: {problem.Message}", problem),
    };

    public static ObjectStoreException TooShort(string key, long end) => new(ObjectStoreProblem.Damaged, key, $"The object {key} ends before byte {end}.");

    /// <summary>Orders the restore, or finds that it was ordered already, and says how long it takes.</summary>
    private async Task<ObjectStoreException> RestoreAsync(string key, AmazonS3Exception resting, CancellationToken cancellationToken)
    {
        var full = options.Prefix + key;
        var (storage, hours) = ("an archive class", "some hours");
        try
        {
            var about = await client.GetObjectMetadataAsync(options.Bucket, full, cancellationToken);
            (storage, hours) = about.StorageClass?.Value switch
            {
                "GLACIER" => ("Glacier Flexible Retrieval", "3 to 5 hours"),
                "DEEP_ARCHIVE" => ("Glacier Deep Archive", "12 hours"),
                "INTELLIGENT_TIERING" => ("an archive tier of Intelligent-Tiering", about.ArchiveStatus?.Value is "DEEP_ARCHIVE_ACCESS" ? "12 hours" : "3 to 5 hours"),
                { } other => (other, hours),
                null => (storage, hours),
            };
            if (about.RestoreInProgress is true) return UnderWay();
            var order = new RestoreObjectRequest { BucketName = options.Bucket, Key = full, RetrievalTier = GlacierJobTier.Standard };
            // What Intelligent-Tiering gives back it gives back for good, and it refuses an order with days.
            if (about.StorageClass?.Value is not "INTELLIGENT_TIERING") order.Days = DaysRestored;
            await client.RestoreObjectAsync(order, cancellationToken);
            return Waiting(key, $"The object {key} rests in {storage}. Its restore has been ordered now and takes about {hours}; ask again then.", resting);
        }
        catch (AmazonS3Exception ordered) when (ordered.ErrorCode is "RestoreAlreadyInProgress")
        {
            return UnderWay();
        }
        catch (AmazonServiceException refused)
        {
            return Waiting(key, $"The object {key} rests in {storage}, and its restore could not be ordered: {refused.Message}", refused);
        }

        ObjectStoreException UnderWay() => Waiting(key, $"The object {key} rests in {storage}. Its restore is under way and takes about {hours} from when it was ordered; ask again then.", resting);
    }

    private static ObjectStoreException Waiting(string key, string message, Exception cause) => new(ObjectStoreProblem.NeedsRestore, key, message, cause);
}
