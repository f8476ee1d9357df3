using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Recalls;

/// <summary>
/// Brings an archived invoice back, so that it can be worked on. Its archived credit notes come with it, because what is left to credit is
/// counted from them. Its own history says nothing of it: unchanged, it goes back as it was.
/// </summary>
public sealed class RecallInvoice(TenantDatabase tenants, FindArchivedInvoice places, SegmentReader reader, TimeProvider clock)
{
    /// <param name="expiresOn">The day after which it goes back by itself.</param>
    /// <returns>How many documents came back.</returns>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.recalled-already</c>, <c>archive.recall-expiry</c>, <c>reason.missing</c></exception>
    public async Task<int> ExecuteAsync(Actor actor, Guid invoice, string? reason, DateOnly expiresOn, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        var why = ArchiveRules.RequireReason(reason);
        return await Beaten.OnceMoreAsync(() => RecallAsync(actor, invoice, why, expiresOn, cancellationToken));
    }

    private async Task<int> RecallAsync(Actor actor, Guid invoice, string reason, DateOnly expiresOn, CancellationToken cancellationToken)
    {
        var documents = await DocumentsAsync(actor, invoice, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        ArchiveRules.RequireExpiry(expiresOn, settings.DayOf(now));
        if (documents.Count == 0)
            throw await work.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoice, cancellationToken) is { } hot ? ArchiveRules.AlreadyBack(hot.DisplayName) : TenancyRules.NotFound("invoice");
        await work.BringBackAsync(documents, reason, expiresOn, actor, now, cancellationToken);
        foreach (var (document, _, _) in documents)
            work.Db.ArchiveAccesses.Add(new ArchiveAccess(actor, ArchiveAccessKind.Recalled, document.Invoice.Id, document.Invoice.DisplayName, now));
        work.Record(
            settings, now, "archive.recalled",
            [AuditChange.Of("invoice", null, documents[0].Document.Invoice.DisplayName), AuditChange.Of("documents", null, documents.Count), AuditChange.Of("expiresOn", null, expiresOn)], reason);
        await work.CommitAsync(cancellationToken);
        return documents.Count;
    }

    private async Task<List<PlacedDocument>> DocumentsAsync(Actor actor, Guid invoice, CancellationToken cancellationToken)
    {
        var found = new List<PlacedDocument>();
        if (await ReadAsync(actor, invoice, cancellationToken) is not { } first) return found;
        found.Add(first);
        foreach (var note in Crediting.NotesOf(first.Document.Events).Distinct())
            if (await ReadAsync(actor, note, cancellationToken) is { } placed) found.Add(placed);
        return found;
    }

    private async Task<PlacedDocument?> ReadAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await places.ExecuteAsync(actor, id, cancellationToken) is { } place
            ? new(await reader.ReadAsync(place.Segment, place.Line, id, cancellationToken), place.Segment, place.Ordinal) : null;
}
