using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Tenancy.Pages;

public sealed partial class StartPage
{
    private StartView? _start;

    [Inject] public required StartReading Reading { get; init; }

    protected override Task OnParametersSetAsync() => Loading.RunAsync(async (actor, stop) => _start = await Reading.AllAsync(actor, Here.Today, stop));
}
