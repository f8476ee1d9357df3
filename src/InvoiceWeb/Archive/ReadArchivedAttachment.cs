using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Gives a file of an archived invoice.</summary>
public sealed class ReadArchivedAttachment(ReadArchivedInvoice read, FileShelf files)
{
    /// <param name="attachment">The attachment's id, as on the archived document.</param>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c></exception>
    public async Task<ArchivedFile> ExecuteAsync(Actor actor, Guid invoice, Guid attachment, CancellationToken cancellationToken)
    {
        var document = (await read.WithoutLogAsync(actor, invoice, cancellationToken)).Document;
        var fileId = document.Attachments.FirstOrDefault(a => a.Id == attachment)?.FileId;
        var file = document.Files.FirstOrDefault(f => f.Id == fileId) ?? throw TenancyRules.NotFound("file");
        var content = await files.ReadAsync(file, cancellationToken);
        await read.LogAsync(actor, ArchiveAccessKind.Downloaded, document, cancellationToken);
        return new(file.Name, file.ContentType, content);
    }
}

public sealed record ArchivedFile(string FileName, string ContentType, byte[] Content);
