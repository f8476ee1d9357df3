using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Documents;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Opens an archived invoice; the access log keeps who did.</summary>
public sealed class ReadArchivedInvoice(TenantDatabase tenants, FindArchivedInvoice find, SegmentReader reader, ReadInvoiceDocument sheets, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c></exception>
    public async Task<ArchivedReading> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var reading = await WithoutLogAsync(actor, id, cancellationToken);
        await LogAsync(actor, ArchiveAccessKind.Opened, reading.Document, cancellationToken);
        return reading;
    }

    /// <summary>For those who log what they do themselves.</summary>
    internal async Task<ArchivedReading> WithoutLogAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        var place = await find.ExecuteAsync(actor, id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        ArchivedInvoice document;
        try
        {
            document = await reader.ReadAsync(place.Segment, place.Line, id, cancellationToken);
        }
        catch (ObjectStoreException problem)
        {
            throw StoreRules.Refusal(problem);
        }
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var sheet = await sheets.OfAsync(work, document.Invoice, cancellationToken);
        return new(document, sheet, AuditChain.Verify(document.Events, document.Invoice.AuditSequence, document.Invoice.AuditHead), place);
    }

    internal async Task LogAsync(Actor actor, ArchiveAccessKind kind, ArchivedInvoice document, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        work.Db.ArchiveAccesses.Add(new(actor, kind, document.Invoice.Id, document.Invoice.DisplayName, clock.GetUtcNow()));
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>An archived invoice as it is shown.</summary>
/// <param name="Sheet">As printed.</param>
/// <param name="Chain">Whether its history is complete and unchanged.</param>
public sealed record ArchivedReading(ArchivedInvoice Document, InvoiceDocument Sheet, AuditVerdict Chain, ArchivedPlace Place);
