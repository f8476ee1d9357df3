using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Pages;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace InvoiceWeb.Ui;

public sealed partial class TenantLayout : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private TenantContext? _here;
    private string? _problem;
    private IReadOnlyList<CompanyEntry> _companies = [];
    private int _waiting;
    private bool _open;
    private bool _shortcuts;
    private ErrorBoundary? _boundary;

    [Inject] public required TenantSession Session { get; init; }
    [Inject] public required ReadCompany ReadCompany { get; init; }
    [Inject] public required FindWaiting FindWaiting { get; init; }
    [Inject] public required WaitingSignal Waiting { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized() => Waiting.Changed += CountAsync;

    /// <summary>Runs at every navigation, so that a company's name, a lost role and the count of what waits are never old for long.</summary>
    protected override async Task OnParametersSetAsync()
    {
        _boundary?.Recover();
        var slug = Navigation.ToBaseRelativePath(Navigation.Uri).Split('/', '?', '#')[0];
        try
        {
            var (tenant, actor) = await Session.EnterAsync(slug, _leaving.Token);
            var company = await ReadCompany.ExecuteAsync(actor, _leaving.Token);
            _here = new TenantContext(tenant, actor, company, company.DayOf(Clock.GetUtcNow()), async stop => (await Session.EnterAsync(slug, stop)).Actor) { Zone = await Session.ZoneAsync() };
            _companies = await Session.CompaniesAsync(_leaving.Token);
            _waiting = (await FindWaiting.ExecuteAsync(actor, _leaving.Token)).Count;
            _problem = null;
        }
        catch (RuleBrokenException rule)
        {
            _problem = RuleTexts.Say(rule);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person has left.
        }
    }

    private async Task CountAsync()
    {
        if (_here is null) return;
        try
        {
            _waiting = (await FindWaiting.ExecuteAsync(await _here.EnterAsync(_leaving.Token), _leaving.Token)).Count;
            StateHasChanged();
        }
        catch (Exception ended) when (ended is RuleBrokenException or OperationCanceledException)
        {
            // The person has left, or may no longer look; the next navigation says so.
        }
    }

    public void Dispose()
    {
        Waiting.Changed -= CountAsync;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
