using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>What is open with one participant, due first: what a payment or a credit note can settle.</summary>
public sealed class FindOpenInvoices(TenantDatabase tenants)
{
    /// <summary>More than one payment ever settles; the page says when there are more.</summary>
    public const int Limit = 200;

    /// <param name="currency">Null for all.</param>
    public async Task<IReadOnlyList<OpenInvoiceRow>> ExecuteAsync(Actor actor, Guid participantId, PaymentDirection direction, string? currency, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var (forInvoices, forNotes) = direction is PaymentDirection.In
            ? (InvoiceDirection.Sales, InvoiceDirection.Purchase) : (InvoiceDirection.Purchase, InvoiceDirection.Sales);
        var query = work.Db.Invoices.AsNoTracking().Where(i => i.ParticipantId == participantId && i.OpenMinor != 0 && i.OpenMinor > 0)
            .Where(i => (i.Kind == InvoiceKind.Invoice && i.Direction == forInvoices) || (i.Kind == InvoiceKind.CreditNote && i.Direction == forNotes));
        if (currency is not null) query = query.Where(i => i.Currency == currency);
        return await query.OrderBy(i => i.DueDate).ThenBy(i => i.Id).Take(Limit)
            .Select(i => new OpenInvoiceRow(i.Id, i.Kind, i.NumberText, i.SupplierNumber, i.IssueDate, i.DueDate, i.Currency, i.PayableAmount, i.OpenMinor))
            .ToListAsync(cancellationToken);
    }
}

public sealed record OpenInvoiceRow(
    Guid Id, InvoiceKind Kind, string? NumberText, string? SupplierNumber, DateOnly? IssueDate, DateOnly? DueDate, string Currency, decimal PayableAmount, long OpenMinor)
{
    public decimal OpenAmount => InvoiceWeb.Currency.Of(Currency).FromMinorUnits(OpenMinor);
    public string Name => (NumberText, SupplierNumber) is ({ } number, { } supplier) ? $"{number} · {supplier}" : NumberText ?? SupplierNumber ?? "";
}
