using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Throws a draft away. It never had a number, so no gap arises; its history keeps that it was there.</summary>
public sealed class DeleteDraft(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>invoice.not-a-draft</c>, <c>record.changed-meanwhile</c>, <c>archive.kept-by-hold</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        await OtherTier.LockAsync(work, id, cancellationToken);
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
        if (invoice.Status is not DocumentStatus.Draft) throw InvoiceRules.NotADraft(invoice.DisplayName, invoice.Status);
        await archive.RequireNoHoldAsync(work, invoice, cancellationToken);
        work.Record(invoice, clock.GetUtcNow(), "invoice.deleted", [AuditChange.Of("participant", invoice.ParticipantName, null), AuditChange.Of("total", invoice.PayableAmount, null)]);
        await work.ForgetTypingAsync(id, cancellationToken);
        work.Db.Invoices.Remove(invoice);
        await work.CommitAsync(cancellationToken);
    }
}
