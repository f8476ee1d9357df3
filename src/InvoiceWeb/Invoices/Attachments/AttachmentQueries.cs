using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Attachments;

internal static class AttachmentQueries
{
    public static async Task<Invoice> InvoiceAsync(this TenantWork work, Guid id, CancellationToken cancellationToken) =>
        await work.Db.Invoices.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");

    public static IQueryable<FileOfInvoice> Attachments(this TenantWork work, Guid invoiceId) =>
        from attachment in work.Db.InvoiceAttachments
        where attachment.InvoiceId == invoiceId
        join file in work.Db.Files on new { attachment.TenantId, Id = attachment.FileId } equals new { file.TenantId, file.Id }
        select new FileOfInvoice { Attachment = attachment, File = file };
}

internal sealed class FileOfInvoice
{
    public required InvoiceAttachment Attachment { get; init; }
    public required StoredFile File { get; init; }
}
