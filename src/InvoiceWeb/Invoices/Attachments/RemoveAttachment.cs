using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Attachments;

/// <summary>Takes a file away from a draft. The stored bytes stay, because the history names their hash.</summary>
public sealed class RemoveAttachment(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>file.kept</c>, <c>invoice.sealed</c>, <c>record.changed-meanwhile</c>, <c>archive.kept-by-hold</c></exception>
    public async Task<AttachedFile> ExecuteAsync(Actor actor, Guid invoiceId, Guid attachmentId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        await OtherTier.LockAsync(work, invoiceId, cancellationToken);
        var invoice = await work.InvoiceAsync(invoiceId, cancellationToken);
        var found = await work.Attachments(invoiceId).Where(a => a.Attachment.Id == attachmentId).SingleOrDefaultAsync(cancellationToken)
            ?? throw TenancyRules.NotFound("attachment");
        var seen = invoice.RowVersion;
        var changes = invoice.Detach(found.File);
        await archive.RequireNoHoldAsync(work, invoice, cancellationToken);
        work.Db.InvoiceAttachments.Remove(found.Attachment);
        work.Record(invoice, clock.GetUtcNow(), "invoice.file-removed", changes);
        await work.CommitAsync(cancellationToken);
        return new AttachedFile(attachmentId, found.File.Name, seen, invoice.RowVersion);
    }
}
