namespace InvoiceWeb.Data.Files;

/// <summary>Where objects lie when they lie in a service that speaks S3.</summary>
public sealed record S3Options
{
    public required string Bucket { get; init; }

    /// <summary>Address of the service; null for Amazon's own in <see cref="Region"/>.</summary>
    public Uri? Endpoint { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>Stands before every key; ends in a slash, or is empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Null for the machine's own credentials (role, profile, environment).</summary>
    public string? AccessKey { get; init; }
    public string? SecretKey { get; init; }

    /// <summary>Storage class of the archive's objects, such as STANDARD_IA or GLACIER_IR; null for the bucket's own. Files stay in the bucket's own.</summary>
    public string? ArchiveClass { get; init; }

    /// <summary>The bucket in the path instead of the host name, as most services outside of Amazon want it.</summary>
    public bool PathStyle { get; init; }
}
