using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Documents;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Opens an archived invoice; the access log keeps who did.</summary>
public sealed class ReadArchivedInvoice
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c></exception>
    public Task<ArchivedReading> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        throw new NotImplementedException();
    }
}

/// <summary>An archived invoice as it is shown.</summary>
/// <param name="Sheet">As printed.</param>
/// <param name="Chain">Whether its history is complete and unchanged.</param>
public sealed record ArchivedReading(ArchivedInvoice Document, InvoiceDocument Sheet, AuditVerdict Chain, ArchivedPlace Place);
