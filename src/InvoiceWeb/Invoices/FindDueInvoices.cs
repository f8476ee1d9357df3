using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>The invoices of one direction that are due until a day, the oldest debt first.</summary>
public sealed class FindDueInvoices(TenantDatabase tenants)
{
    /// <summary>Enough for a morning; the list shows them all.</summary>
    public const int Limit = 20;

    public async Task<IReadOnlyList<InvoiceRow>> ExecuteAsync(Actor actor, InvoiceDirection direction, DateOnly until, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Invoices.AsNoTracking()
            .Where(i => i.OpenMinor != 0 && i.DueDate <= until && i.OpenMinor > 0 && i.Kind == InvoiceKind.Invoice && i.Direction == direction)
            .OrderBy(i => i.DueDate).ThenBy(i => i.Id).Take(Limit)
            .Select(i => new InvoiceRow(
                i.Id, i.Direction, i.Kind, i.NumberText, i.SupplierNumber, i.ParticipantId, i.ParticipantName, i.ListDate, i.IssueDate, i.DueDate,
                i.Status, i.PaymentStatus, i.Currency, i.GrossTotal, i.OpenMinor))
            .ToListAsync(cancellationToken);
    }
}
