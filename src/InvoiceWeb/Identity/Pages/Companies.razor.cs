using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class Companies
{
    private IReadOnlyList<CompanyEntry> _companies = [];

    [CascadingParameter] public required HttpContext Http { get; set; }
    [Inject] public required TenantSession Session { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private string Email => Http.User.Identity?.Name ?? "";

    protected override async Task OnInitializedAsync()
    {
        _companies = await Session.CompaniesAsync(Http.RequestAborted);
        if (_companies is [var only]) Navigation.NavigateTo($"/{only.Slug}");
    }
}
