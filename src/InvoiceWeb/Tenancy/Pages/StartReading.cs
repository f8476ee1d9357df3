using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Tenancy.Views.Start;

namespace InvoiceWeb.Tenancy.Pages;

/// <summary>Everything that the start page shows, read in one go so that the page changes once.</summary>
public sealed class StartReading(
    ReadFirstSteps firstSteps, ReadFigures figures, ReadTotalsCheck check, FindWaiting waiting, FindUnfinished unfinished, FindDueInvoices due, FindInvoices invoices)
{
    private const int Recent = 8;

    public async Task<StartView> AllAsync(Actor actor, DateOnly today, CancellationToken stop)
    {
        var pays = actor.May(Permission.RecordPayments);
        var work = new PersonalWork
        {
            Waiting = await waiting.ExecuteAsync(actor, stop),
            ToPay = pays ? await due.ExecuteAsync(actor, InvoiceDirection.Purchase, today.AddDays(CompanyFigures.SoonDays), stop) : null,
            ToCollect = pays ? await due.ExecuteAsync(actor, InvoiceDirection.Sales, today.AddDays(-1), stop) : null,
            Unfinished = actor.May(Permission.EditInvoices) ? await unfinished.ExecuteAsync(actor, stop) : null,
        };
        return new(
            await firstSteps.ExecuteAsync(actor, stop), work, await figures.ExecuteAsync(actor, stop), await check.ExecuteAsync(actor, stop),
            [.. (await invoices.ExecuteAsync(actor, new InvoiceFilter(), after: null, stop)).Take(Recent)]);
    }
}

public sealed record StartView(FirstSteps Steps, PersonalWork Work, CompanyFigures Figures, TotalsCheck Check, IReadOnlyList<InvoiceRow> Recent);
