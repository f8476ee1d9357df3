using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>What a participant owes, is owed, and has as credit, for each currency. Reads the indexes of what is open and nothing else.</summary>
public sealed class ReadParticipantMoney(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<ParticipantMoneyRow>> ExecuteAsync(Actor actor, Guid participantId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var open = await work.Db.Invoices.Where(i => i.ParticipantId == participantId && i.OpenMinor != 0)
            .GroupBy(i => new { i.Currency, i.Direction, i.Kind })
            .Select(g => new { g.Key.Currency, g.Key.Direction, g.Key.Kind, Sum = g.Sum(i => i.OpenMinor) }).ToListAsync(cancellationToken);
        var credit = await work.Db.PaymentCredits.Where(c => c.ParticipantId == participantId)
            .GroupBy(c => new { c.Currency, c.Direction })
            .Select(g => new { g.Key.Currency, g.Key.Direction, Sum = g.Sum(c => c.Remaining) }).ToListAsync(cancellationToken);
        return
        [
            .. open.Select(o => o.Currency).Concat(credit.Select(c => c.Currency)).Distinct().Order(StringComparer.Ordinal).Select(code =>
            {
                decimal Open(InvoiceDirection direction) => Currency.Of(code).FromMinorUnits(
                    open.Where(o => o.Currency == code && o.Direction == direction).Sum(o => o.Kind is InvoiceKind.CreditNote ? -o.Sum : o.Sum));
                decimal Credit(PaymentDirection direction) => credit.Where(c => c.Currency == code && c.Direction == direction).Sum(c => c.Sum);
                return new ParticipantMoneyRow(
                    code, Open(InvoiceDirection.Sales), Open(InvoiceDirection.Purchase), Credit(PaymentDirection.In), Credit(PaymentDirection.Out),
                    open.Any(o => o.Currency == code && o.Direction is InvoiceDirection.Sales && o.Kind is InvoiceKind.Invoice),
                    open.Any(o => o.Currency == code && o.Direction is InvoiceDirection.Purchase && o.Kind is InvoiceKind.Invoice));
            }),
        ];
    }
}

/// <param name="Receivable">Open on sales invoices, less open credit notes.</param>
/// <param name="Payable">Open on purchase invoices, less open credit notes.</param>
/// <param name="CreditIn">What the participant paid too much.</param>
/// <param name="CreditOut">What was paid too much to the participant.</param>
public sealed record ParticipantMoneyRow(
    string Currency, decimal Receivable, decimal Payable, decimal CreditIn, decimal CreditOut, bool HasOpenSales, bool HasOpenPurchases);
