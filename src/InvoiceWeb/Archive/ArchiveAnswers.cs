using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Archive;

/// <summary>What invoices and payments, which stand before the archive, ask it.</summary>
internal sealed class ArchiveAnswers(ReadSupplierNumberInArchive numbers, FindArchivedInvoice places)
{
    public OtherTier ForInvoices() => new(
        numbers.InAsync, async (actor, id, cancellationToken) => await places.ExecuteAsync(actor, id, cancellationToken) is not null, HoldsOn.RefusalAsync);
}
