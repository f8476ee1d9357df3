using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Attachments;

/// <summary>Gives the bytes of a file, with the type that was found in them when they came.</summary>
public sealed class DownloadAttachment(TenantDatabase tenants, FileShelf files)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: no such file on this invoice of this company.</exception>
    public async Task<AttachmentContent> ExecuteAsync(Actor actor, Guid invoiceId, Guid attachmentId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        StoredFile file;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
            file = await work.Attachments(invoiceId).AsNoTracking().Where(a => a.Attachment.Id == attachmentId).Select(a => a.File).SingleOrDefaultAsync(cancellationToken)
                ?? throw TenancyRules.NotFound("attachment");
        return new AttachmentContent(file.Name, file.ContentType, await files.ReadAsync(file, cancellationToken));
    }
}

public sealed record AttachmentContent(string Name, string ContentType, byte[] Content);
