using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Tenancy.Pages;

public sealed partial class StartPage
{
    private int _waiting;
    private IReadOnlyList<InvoiceRow>? _recent;

    [Inject] public required CountWaiting CountWaiting { get; init; }
    [Inject] public required FindInvoices FindInvoices { get; init; }

    protected override Task OnParametersSetAsync() => Loading.RunAsync(async (actor, stop) =>
    {
        _waiting = await CountWaiting.ExecuteAsync(actor, stop);
        _recent = [.. (await FindInvoices.ExecuteAsync(actor, new InvoiceFilter(), after: null, stop)).Take(10)];
    });
}
