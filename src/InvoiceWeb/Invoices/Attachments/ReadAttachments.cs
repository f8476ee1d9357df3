using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Attachments;

/// <summary>Reads which files an invoice has, in the order in which they were added.</summary>
public sealed class ReadAttachments(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<AttachmentRow>> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Attachments(invoiceId).AsNoTracking()
            .OrderBy(a => a.Attachment.Position).ThenBy(a => a.Attachment.Id)
            .Select(a => new AttachmentRow(a.Attachment.Id, a.File.Name, a.File.ContentType, a.File.Size, a.File.CreatedAt, a.File.CreatedByName))
            .ToListAsync(cancellationToken);
    }
}

public sealed record AttachmentRow(Guid Id, string Name, string ContentType, long Size, DateTimeOffset AddedAt, string AddedByName)
{
    /// <summary>Null for a type that was accepted once and no longer is.</summary>
    public FileType? Type => FileType.Of(ContentType);

    public bool IsShown => Type is { IsShown: true };
}
