using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Declares an issued invoice void. Its number stays used.</summary>
public sealed class VoidInvoice(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>invoice.allocated</c>, <c>invoice.credited</c>, <c>invoice.not-issued</c>, <c>reason.missing</c>, <c>fiscal-year.closed</c>, <c>period.locked</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.VoidInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var invoice = await work.Db.Invoices.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        await RequireNotCreditedAsync(work, invoice, cancellationToken);
        var open = invoice.OpenMinor;
        var changes = invoice.Void(reason, actor, now);
        await RequirePeriodOpenAsync(work, invoice, await work.HoldSettingsAsync(cancellationToken), cancellationToken);
        work.Db.TotalsDeltas.AddRange(TotalsDelta.OfIssue(invoice, -1), TotalsDelta.OfOpen(invoice, open));
        work.Record(invoice, now, "invoice.voided", changes, invoice.VoidReason);
        await work.CommitAsync(cancellationToken);
    }

    internal static async Task RequireNotCreditedAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        var note = await work.Db.Invoices.AsNoTracking().Where(i => i.CreditedInvoiceId == invoice.Id && i.Status != DocumentStatus.Void)
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
        if (note is { } found) throw CreditRules.HasCreditNotes(invoice.DisplayName, found);
    }

    internal static async Task RequirePeriodOpenAsync(TenantWork work, Invoice invoice, CompanySettings settings, CancellationToken cancellationToken)
    {
        // A supplier's date may lie before the lock; what counts there is the day on which the voucher was booked.
        settings.RequireUnlocked(invoice.Direction is InvoiceDirection.Purchase ? settings.DayOf(invoice.IssuedAt!.Value) : invoice.IssueDate!.Value);
        var year = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == invoice.Year, cancellationToken)
            ?? throw TenancyRules.YearMissing(invoice.IssueDate!.Value);
        year.RequireOpen();
    }
}
