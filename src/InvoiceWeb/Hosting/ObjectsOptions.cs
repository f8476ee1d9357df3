using System.Text.RegularExpressions;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Hosting;

/// <summary>Where the operator wants objects to lie.</summary>
internal static partial class ObjectsOptions
{
    private static readonly string[] Classes = ["STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR"];
    private static readonly string[] Resting = ["GLACIER", "DEEP_ARCHIVE"];

    public static IReadOnlyList<string> Keys { get; } =
        ["Objects:Bucket", "Objects:Endpoint", "Objects:Region", "Objects:Prefix", "Objects:AccessKey", "Objects:SecretKey", "Objects:PathStyle", "Archive:StorageClass"];

    /// <returns>Null for a folder.</returns>
    /// <exception cref="CannotStartException">A value that cannot be meant; the message names the key, never a secret.</exception>
    public static S3Options? From(IConfiguration configuration)
    {
        string? Value(string key) => configuration[key] is { Length: > 0 } value ? value : null;
        if (Value("Objects:Bucket") is not { } bucket)
            return Keys.FirstOrDefault(k => Value(k) is not null) is { } stray
                ? throw new CannotStartException($"{stray} is set, but Objects:Bucket is not. Name the bucket, or set neither for a folder of the app's own.")
                : null;
        if (Value("Objects:AccessKey") is null != Value("Objects:SecretKey") is null)
            throw new CannotStartException("Objects:AccessKey and Objects:SecretKey belong together; only one of them is set.");
        var endpoint = Value("Objects:Endpoint") is { } address ? Address(address) : null;
        return new()
        {
            Bucket = bucket, Endpoint = endpoint, Region = Value("Objects:Region") ?? "us-east-1", Prefix = Prefix(Value("Objects:Prefix")),
            AccessKey = Value("Objects:AccessKey"), SecretKey = Value("Objects:SecretKey"), ArchiveClass = Class(Value("Archive:StorageClass")),
            PathStyle = Value("Objects:PathStyle") is { } style ? YesOrNo(style) : endpoint is not null,
        };
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri : throw new CannotStartException($"Objects:Endpoint is “{text}”; it must be an address such as https://s3.example.com.");

    private static bool YesOrNo(string text) => bool.TryParse(text, out var yes) ? yes : throw new CannotStartException($"Objects:PathStyle is “{text}”; it must be true or false.");

    private static string? Class(string? text) => text is null || Classes.Contains(text) ? text
        : Resting.Contains(text) ? throw new CannotStartException(
            $"Archive:StorageClass is {text}, from which nothing can be read back at once, and a year is archived only after it has been read back. Write GLACIER_IR or STANDARD_IA, and let a lifecycle rule of the bucket move objects to {text} after a week.")
        : throw new CannotStartException($"Archive:StorageClass is “{text}”; it must be one of {string.Join(", ", Classes)}.");

    private static string Prefix(string? text) => text is null ? ""
        : Folders().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) ? text.TrimEnd('/') + "/"
        : throw new CannotStartException($"Objects:Prefix is “{text}”; it must be letters, digits, and - _ . / between them.");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/-]*$")]
    private static partial Regex Folders();
}
