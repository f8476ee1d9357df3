using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Creates a draft, or changes one.</summary>
public sealed class SaveInvoiceDraft(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id creates.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when creating.</param>
    /// <returns>The row version after saving.</returns>
    /// <exception cref="RuleBrokenException">A rule of <see cref="InvoiceContentRules"/>, <c>invoice.supplier-number-taken</c>, a rule of <see cref="CreditRules"/>, <c>record.changed-meanwhile</c>.</exception>
    public async Task<int> ExecuteAsync(
        Actor actor, Guid id, InvoiceDirection direction, InvoiceKind kind, InvoiceContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        return await Beaten.OnceMoreAsync(() => SaveAsync(actor, id, direction, kind, content, seenVersion, cancellationToken));
    }

    private async Task<int> SaveAsync(
        Actor actor, Guid id, InvoiceDirection direction, InvoiceKind kind, InvoiceContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var participant = await ParticipantAsync(work, content.ParticipantId, cancellationToken);
        if (content.SeriesId is { } series && !await work.Db.NumberSeries.AnyAsync(s => s.Id == series && s.Direction == direction && s.Kind == kind, cancellationToken))
            throw InvoiceRules.SeriesNotFitting();
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        foreach (var problem in (await work.ReadFieldsAsync(cancellationToken)).Check(content, invoice?.Content)) throw problem;
        if (invoice is null)
        {
            if (seenVersion is not null) throw TenancyRules.NotFound("invoice");
            if (participant is { IsArchived: true }) throw InvoiceRules.ParticipantArchived(participant.Name);
            invoice = Invoice.Draft(actor.Tenant, id, direction, kind, content, participant, actor, now);
            work.Db.Invoices.Add(invoice);
            work.Record(invoice, now, "invoice.created", ContentChanges.Between(new InvoiceContent(), invoice.Content));
        }
        else
        {
            if (seenVersion != invoice.RowVersion) throw TenancyRules.ChangedMeanwhile("invoice");
            var changes = invoice.Revise(content, participant, actor, now);
            if (changes.Count == 0) return await UnchangedAsync(work, invoice, cancellationToken);
            work.Record(invoice, now, "invoice.edited", changes);
        }
        await Crediting.RequireWithinAsync(work, invoice, cancellationToken);
        await SupplierNumbers.RequireFreeAsync(work, archive, invoice, cancellationToken);
        await work.ForgetTypingAsync(id, cancellationToken);
        await work.KeepSearchableAsync(invoice, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return invoice.RowVersion;
    }

    /// <summary>Saving without a change is no event and no new version; what was typed on the way is done with all the same.</summary>
    private static async Task<int> UnchangedAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        work.Db.ChangeTracker.Clear();
        await work.ForgetTypingAsync(invoice.Id, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return invoice.RowVersion;
    }

    private static async Task<Participant?> ParticipantAsync(TenantWork work, Guid? id, CancellationToken cancellationToken) =>
        id is null ? null
        : await work.Db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("participant");
}
