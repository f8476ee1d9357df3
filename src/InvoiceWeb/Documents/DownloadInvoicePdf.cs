using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Documents;

/// <summary>
/// Gives the PDF of an invoice. An issued one is printed when first asked for and is the same bytes ever after;
/// a draft is printed each time and marked as a draft.
/// </summary>
public sealed class DownloadInvoicePdf(TenantDatabase tenants, FileShelf files, ReadInvoiceDocument documents, InvoicePrinter printer)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>pdf.no-browser</c></exception>
    public async Task<InvoicePdf> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        InvoiceDocument document;
        Invoice invoice;
        // The transaction ends before printing begins: a print takes longer than any lock should be held.
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
        {
            invoice = await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken)
                ?? throw TenancyRules.NotFound("invoice");
            if (await StoredAsync(work, invoice, cancellationToken) is { } stored) return stored;
            document = await documents.OfAsync(work, invoice, cancellationToken);
        }
        var pdf = await printer.PrintAsync(document, cancellationToken);
        var name = InvoiceFileName.Of(invoice);
        if (KindOf(invoice) is not { } kind) return new InvoicePdf(name, pdf);
        PdfDate.Set(pdf, invoice.VoidedAt ?? invoice.IssuedAt!.Value);
        return await StoreAsync(actor, invoice, kind, name, pdf, cancellationToken);
    }

    private async Task<InvoicePdf?> StoredAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        if (KindOf(invoice) is not { } kind) return null;
        var file = await (
            from rendition in work.Db.Renditions.AsNoTracking()
            where rendition.InvoiceId == invoice.Id && rendition.Kind == kind
            join stored in work.Db.Files.AsNoTracking() on new { rendition.TenantId, Id = rendition.FileId } equals new { stored.TenantId, stored.Id }
            select stored).SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : new InvoicePdf(file.Name, await files.ReadAsync(file, cancellationToken));
    }

    /// <summary>The rendition's key lets the first writer win; who comes second hands out the first one's bytes.</summary>
    private async Task<InvoicePdf> StoreAsync(Actor actor, Invoice invoice, RenditionKind kind, string name, byte[] pdf, CancellationToken cancellationToken)
    {
        try
        {
            await using var work = await tenants.BeginAsync(Actor.System(actor.Tenant), cancellationToken);
            // On its way into the archive, or there by now: it takes nothing along that was not there when it was sealed.
            var hot = await work.Db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM invoices WHERE tenant_id = {actor.Tenant.Value} AND id = {invoice.Id} AND NOT is_archived FOR SHARE").ToListAsync(cancellationToken);
            if (hot.Count == 0) return new InvoicePdf(name, pdf);
            var file = await files.PutAsync(work, pdf, "application/pdf", name, cancellationToken);
            work.Db.Renditions.Add(new(invoice, kind, file.Id));
            await work.CommitAsync(cancellationToken);
            return new InvoicePdf(name, pdf);
        }
        catch (DbUpdateException late) when (late.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            return await StoredAsync(work, invoice, cancellationToken) ?? throw new InvalidOperationException("A rendition vanished.", late);
        }
    }

    private static RenditionKind? KindOf(Invoice invoice) => invoice.Status switch
    {
        DocumentStatus.Approved => RenditionKind.Issued,
        DocumentStatus.Void => RenditionKind.Void,
        DocumentStatus.Draft or DocumentStatus.Submitted => null,
        _ => throw new ArgumentOutOfRangeException(nameof(invoice)),
    };
}

public sealed record InvoicePdf(string FileName, byte[] Content);
