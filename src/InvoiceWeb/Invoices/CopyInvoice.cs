using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Makes a new draft from an invoice: same participant and lines; dates, numbers and payments begin anew.</summary>
public sealed class CopyInvoice(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="newId">Made by the client, so that pressing twice makes one copy.</param>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, Guid newId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        if (await work.Db.Invoices.AnyAsync(i => i.Id == newId, cancellationToken)) return;
        var now = clock.GetUtcNow();
        var original = await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        var participant = await ActiveAsync(work, original.ParticipantId, cancellationToken);
        var content = WithKnownFields(Begun(original.Content, participant), await work.ReadFieldsAsync(cancellationToken));
        var copy = Invoice.Draft(actor.Tenant, newId, original.Direction, InvoiceKind.Invoice, content, participant, actor, now);
        work.Db.Invoices.Add(copy);
        work.Record(copy, now, "invoice.created", [.. ContentChanges.Between(new InvoiceContent(), copy.Content), Audit.AuditChange.Of("copyOf", null, original.NumberText ?? original.Id.ToString())]);
        await work.KeepSearchableAsync(copy, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>An inactive participant is not offered for new invoices; the copy waits for another choice.</summary>
    private static async Task<Participant?> ActiveAsync(TenantWork work, Guid? id, CancellationToken cancellationToken) =>
        await work.Db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && !p.IsArchived, cancellationToken);

    /// <summary>Keys that nobody here knows may name the original in another system: they stay with it.</summary>
    private static InvoiceContent WithKnownFields(InvoiceContent content, FieldRegistry registry) => content with
    {
        Fields = Known(content.Fields, CustomFieldTarget.Invoice, registry),
        Lines = [.. content.Lines.Select(l => l with { Fields = Known(l.Fields, CustomFieldTarget.Line, registry) })],
    };

    private static FieldValues Known(FieldValues values, CustomFieldTarget target, FieldRegistry registry) =>
        values.Keys.Where(key => registry.Find(target, key) is not null).Aggregate(FieldValues.None, (known, key) => known.With(key, values.Json(key)));

    private static InvoiceContent Begun(InvoiceContent content, Participant? participant) => content with
    {
        ParticipantId = participant?.Id, SupplierNumber = null, IssueDate = null, DueDate = null, TaxPointDate = null, ExchangeRate = null, PrepaidAmount = 0, RoundingAmount = 0,
        Lines = [.. content.Lines.Select(l => l with { Id = Guid.Empty })],
    };
}
