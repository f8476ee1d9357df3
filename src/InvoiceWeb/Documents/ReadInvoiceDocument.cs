using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Documents;

/// <summary>Reads an invoice as it is printed.</summary>
public sealed class ReadInvoiceDocument(TenantDatabase tenants, CompanyLogo logos)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<InvoiceDocument> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        (await WithInvoiceAsync(actor, id, cancellationToken)).Document;

    /// <summary>For pages that show both: read once, as of one moment.</summary>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<(Invoice Invoice, InvoiceDocument Document)> WithInvoiceAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken)
            ?? throw TenancyRules.NotFound("invoice");
        return (invoice, await OfAsync(work, invoice, cancellationToken));
    }

    internal async Task<InvoiceDocument> OfAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        if (IssuedSnapshotJson.Read(invoice.Snapshot) is { } snapshot)
            return InvoiceDocument.Of(invoice, snapshot, null, null, snapshot.Language, snapshot.BaseCurrency) with
            {
                Logo = await logos.ReadAsync(work, snapshot.LogoFileId, cancellationToken),
            };
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var participant = await work.Db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == invoice.ParticipantId, cancellationToken);
        var (own, other) = (Parties.Of(settings), participant is null ? null : Parties.Of(participant));
        var sales = invoice.Direction is InvoiceDirection.Sales;
        var credited = invoice.CreditedInvoiceId is null ? null
            : await work.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoice.CreditedInvoiceId, cancellationToken);
        var terms = invoice.TermsDays ?? participant?.TermsDays ?? settings.DefaultTermsDays;
        var printed = PrintedFields.Of(await work.ReadFieldsAsync(cancellationToken), invoice, participant);
        return InvoiceDocument.Of(invoice, null, sales ? own : other, sales ? other : own, settings.Language, settings.BaseCurrency, printed) with
        {
            TermsDays = terms, DueDate = invoice.IssueDate is { } issue ? invoice.DueIfIssuedOn(issue, terms) : invoice.DueDate,
            Credited = credited is null ? null : CreditedDocument.Of(credited),
            LegalFooter = sales ? settings.LegalFooter : null,
            Logo = sales ? await logos.ReadAsync(work, settings.LogoFileId, cancellationToken) : null,
        };
    }
}
