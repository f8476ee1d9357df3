using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace InvoiceWeb.Hosting;

/// <summary>
/// The files of a posted form, one by one as they arrive and never all in memory or on disk. The form must come from one of our pages:
/// its token is in a header, or in a field before the first file.
/// </summary>
public sealed class PostedFiles
{
    private const string Token = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private readonly MultipartReader _reader;
    private FileMultipartSection? _first;

    private PostedFiles(MultipartReader reader, FileMultipartSection? first) => (_reader, _first) = (reader, first);

    /// <returns>Null when this is no such form or not one of ours.</returns>
    public static async Task<PostedFiles?> OpenAsync(HttpContext context, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary) return null;
        var reader = new MultipartReader(boundary, context.Request.Body);
        var first = await NextAsync(reader, async field =>
        {
            if (field.Name == Token) context.Request.Headers[TokenHeader] = await field.GetValueAsync(cancellationToken);
        }, cancellationToken);
        // Without the header the framework would read the whole form to find the token.
        if (!context.Request.Headers.ContainsKey(TokenHeader)) return null;
        return await antiforgery.IsRequestValidAsync(context) ? new PostedFiles(reader, first) : null;
    }

    /// <returns>The name as the browser gives it and the content, to be read before the next one is asked for; null after the last.</returns>
    public async Task<(string? Name, Stream Content)?> NextAsync(CancellationToken cancellationToken)
    {
        var file = _first ?? await NextAsync(_reader, _ => Task.CompletedTask, cancellationToken);
        _first = null;
        // Browsers write a quotation mark inside of a name this way.
        return file is null ? null : (file.FileName.Replace("%22", "\"", StringComparison.Ordinal), file.FileStream!);
    }

    private static async Task<FileMultipartSection?> NextAsync(MultipartReader reader, Func<FormMultipartSection, Task> field, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition) continue;
            // A field for files that was left empty is sent with an empty name.
            if (disposition.IsFileDisposition() && section.AsFileSection() is { FileStream: not null, FileName.Length: > 0 } file) return file;
            if (disposition.IsFormDisposition() && section.AsFormDataSection() is { } value) await field(value);
        }
        return null;
    }
}
