using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Reads what an invoice is linked with: its credit notes, or, of a credit note, the invoice that it credits.</summary>
public sealed class ReadCreditNotes(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<LinkedDocument>> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var credited = await work.Db.Invoices.Where(i => i.Id == invoiceId).Select(i => i.CreditedInvoiceId).SingleOrDefaultAsync(cancellationToken);
        var linked = credited is { } of
            ? work.Db.Invoices.Where(i => i.Id == of)
            : work.Db.Invoices.Where(i => i.CreditedInvoiceId == invoiceId);
        return await linked.OrderBy(i => i.Id)
            .Select(i => new LinkedDocument(i.Id, i.Kind, i.NumberText, i.SupplierNumber, i.Status, i.PaymentStatus, i.IssueDate, i.Currency, i.PayableAmount))
            .ToListAsync(cancellationToken);
    }
}

public sealed record LinkedDocument(
    Guid Id, InvoiceKind Kind, string? NumberText, string? SupplierNumber, DocumentStatus Status, PaymentStatus PaymentStatus, DateOnly? IssueDate, string Currency, decimal Amount);
