using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace InvoiceWeb.Invoices;

public sealed class PlantedNavigation
{
    private readonly NavigationManager _navigation;
}

public sealed class PlantedHttp
{
    public async Task<string> HostAsync(IHttpContextAccessor accessor)
    {
        await Task.Yield();
        return accessor.HttpContext!.Request.Host.Value!;
    }
}

public sealed class PlantedForm
{
    public int Lines(Views.InvoiceForm form) => form.Lines.Count;
}

public class PlantedAnonymous
{
    public Task ExecuteAsync(Guid id, CancellationToken cancellationToken, Actor actor) => Task.FromResult((id, cancellationToken, actor));

    public Task<Guid> OtherDoorAsync(Guid id) => Task.FromResult(id);
}
