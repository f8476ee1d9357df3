using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>Hands a draft over for approval; where the policy asks for nobody, it is issued at once.</summary>
public sealed class SubmitInvoice(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="seenVersion">The row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException">What is missing (<see cref="InvoiceContentRules.Missing"/>), <c>invoice.not-a-draft</c>, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SubmitInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        await RequireFitAsync(work, archive, invoice, seenVersion, now, cancellationToken);
        var required = await RequiredAsync(work, invoice, now, cancellationToken);
        work.Record(invoice, now, "invoice.submitted", invoice.Submit(actor, required, now));
        if (required == 0) await Issuing.IssueAsync(work, invoice, wishedDate: null, now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>What does not follow from the invoice alone.</summary>
    internal static async Task RequireFitAsync(TenantWork work, OtherTier archive, Invoice invoice, int seenVersion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
        await Crediting.RequireWithinAsync(work, invoice, cancellationToken);
        await SupplierNumbers.RequireFreeAsync(work, archive, invoice, cancellationToken);
        await ListedCodes.RequireListedAsync(work, invoice, cancellationToken);
        await FieldChecks.RequireFieldsAsync(work, invoice, now, cancellationToken);
    }

    private static async Task<int> RequiredAsync(TenantWork work, Invoice invoice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var bands = await work.Db.ApprovalBands.AsNoTracking().Where(b => b.Direction == invoice.Direction).ToListAsync(cancellationToken);
        var rate = invoice.Currency == settings.BaseCurrency ? 1m
            : invoice.ExchangeRate ?? await work.Db.LatestRateAsync(invoice.Currency, settings.DayOf(now), cancellationToken);
        return ApprovalPolicy.Required(bands, rate is null ? null : Currency.Of(settings.BaseCurrency).Convert(invoice.GrossTotal, rate.Value));
    }
}
