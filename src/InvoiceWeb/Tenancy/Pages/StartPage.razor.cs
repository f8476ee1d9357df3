using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy.Views.Start;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Tenancy.Pages;

public sealed partial class StartPage
{
    private const int Recent = 8;
    private StartView? _start;
    private bool _later;

    [Inject] public required StartReading Reading { get; init; }
    [Inject] public required IJSRuntime Scripts { get; init; }

    private string LaterKey => $"first-steps-later-{Here.Slug}-{Here.Actor.UserId:N}";

    protected override async Task OnParametersSetAsync()
    {
        await Loading.RunAsync(async (actor, stop) =>
        {
            var steps = await Reading.FirstSteps.ExecuteAsync(actor, stop);
            if (!steps.HasIssued) _later = await Scripts.InvokeAsync<string?>("invoiceweb.recall", stop, LaterKey) is "1";
            _start = new(
                steps, await WorkAsync(actor, stop), await Reading.Figures.ExecuteAsync(actor, stop), await Reading.Check.ExecuteAsync(actor, stop),
                [.. (await Reading.Invoices.ExecuteAsync(actor, new InvoiceFilter(), after: null, stop)).Take(Recent)])
            {
                Year = (await Reading.Years.ExecuteAsync(actor, stop)).Years.FirstOrDefault(y => y.Covers(Here.Today)),
                NextNumber = steps.HasIssued ? null : (await Reading.Series.ExecuteAsync(actor, stop)).FirstOrDefault(s => s is { Direction: InvoiceDirection.Sales, Kind: InvoiceKind.Invoice })?.Next,
            };
        });
    }

    /// <summary>For this person in this browser; a colleague may still want to see the way.</summary>
    private async Task PutOffAsync(bool later)
    {
        _later = later;
        await Scripts.InvokeVoidAsync("invoiceweb.keep", Leaving, LaterKey, later ? "1" : "");
    }

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
