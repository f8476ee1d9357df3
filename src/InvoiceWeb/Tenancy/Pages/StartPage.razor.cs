using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy.Views.Start;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Tenancy.Pages;

public sealed partial class StartPage
{
    private const int Recent = 8;
    private StartView? _start;

    [Inject] public required StartReading Reading { get; init; }

    protected override Task OnParametersSetAsync() => Loading.RunAsync(async (actor, stop) => _start = new(
        await Reading.FirstSteps.ExecuteAsync(actor, stop), await WorkAsync(actor, stop), await Reading.Figures.ExecuteAsync(actor, stop), await Reading.Check.ExecuteAsync(actor, stop),
        [.. (await Reading.Invoices.ExecuteAsync(actor, new InvoiceFilter(), after: null, stop)).Take(Recent)]));

    private async Task<PersonalWork> WorkAsync(Actor actor, CancellationToken stop)
    {
        var pays = actor.May(Permission.RecordPayments);
        return new PersonalWork
        {
            Waiting = await Reading.Waiting.ExecuteAsync(actor, NextForYou.Most, stop),
            WaitingCount = await Reading.WaitingCount.ExecuteAsync(actor, stop),
            ToPay = pays ? await Reading.Due.ExecuteAsync(actor, InvoiceDirection.Purchase, Here.Today.AddDays(CompanyFigures.SoonDays), stop) : null,
            ToCollect = pays ? await Reading.Due.ExecuteAsync(actor, InvoiceDirection.Sales, Here.Today.AddDays(CompanyFigures.SoonDays), stop) : null,
            Unfinished = actor.May(Permission.EditInvoices) ? await Reading.Unfinished.ExecuteAsync(actor, stop) : null,
        };
    }
}
