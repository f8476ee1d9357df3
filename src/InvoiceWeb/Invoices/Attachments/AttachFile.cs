using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Attachments;

/// <summary>Adds a file to an invoice: the supplier's document, a delivery note.</summary>
public sealed class AttachFile(TenantDatabase tenants, FileShelf files, TimeProvider clock)
{
    /// <param name="name">As the person's computer calls it.</param>
    /// <param name="content">Read once, and not further than the limit.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="FileRules"/>, <c>record.not-found</c>, <c>invoice.sealed</c>.</exception>
    public async Task<AttachedFile> ExecuteAsync(Actor actor, Guid invoiceId, string? name, Stream content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        // Refused before megabytes travel; and no transaction is open while they do.
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
            await RoomAsync(work, await work.InvoiceAsync(invoiceId, cancellationToken), cancellationToken);
        var bytes = await LimitedReading.ToEndAsync(content, FileRules.MostBytes, cancellationToken) ?? throw FileRules.TooLarge();
        var type = FileContent.Recognise(bytes);
        return await Beaten.OnceMoreAsync(() => StoreAsync(actor, invoiceId, FileName.Clean(name, type), type, bytes, cancellationToken));
    }

    private async Task<AttachedFile> StoreAsync(Actor actor, Guid invoiceId, string name, FileType type, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        // Files that come at the same moment wait for each other here; each one would change the invoice's version for the others.
        await work.Db.Database.ExecuteSqlAsync($"SELECT 1 FROM invoices WHERE tenant_id = {actor.Tenant.Value} AND id = {invoiceId} FOR UPDATE", cancellationToken);
        var invoice = await work.InvoiceAsync(invoiceId, cancellationToken);
        var (seen, last) = (invoice.RowVersion, await RoomAsync(work, invoice, cancellationToken));
        var file = await files.PutAsync(work, bytes, type.ContentType, name, cancellationToken);
        if (await work.Attachments(invoiceId).Where(a => a.File.Sha256 == file.Sha256).Select(a => a.File.Name).FirstOrDefaultAsync(cancellationToken) is { } twin)
            throw FileRules.AlreadyAttached(twin);
        var (attachment, changes) = invoice.Attach(file, last + 1, actor);
        work.Db.InvoiceAttachments.Add(attachment);
        work.Record(invoice, clock.GetUtcNow(), "invoice.file-attached", changes);
        await work.CommitAsync(cancellationToken);
        return new AttachedFile(attachment.Id, name, seen, invoice.RowVersion);
    }

    /// <returns>The position of the last attachment.</returns>
    private static async Task<int> RoomAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.IsArchived) throw InvoiceRules.Sealed(invoice.DisplayName);
        var positions = await work.Db.InvoiceAttachments.AsNoTracking().Where(a => a.InvoiceId == invoice.Id).Select(a => a.Position).ToListAsync(cancellationToken);
        if (positions.Count >= FileRules.MostOnOneRecord) throw FileRules.TooMany(invoice.DisplayName);
        return positions.DefaultIfEmpty().Max();
    }
}

/// <param name="SeenVersion">The invoice's row version before: who has just this one on the screen may go on with <paramref name="NewVersion"/>.</param>
public sealed record AttachedFile(Guid Id, string Name, int SeenVersion, int NewVersion);
