using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Pages;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Ui;

public sealed partial class TenantLayout : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private TenantContext? _here;
    private string? _problem;
    private IReadOnlyList<CompanyEntry> _companies = [];
    private readonly Dictionary<string, int> _elsewhere = [];
    private DateTimeOffset _countedAt;
    private int _waiting;
    private bool _open;
    private bool _shortcuts;
    private PageBoundary? _boundary;

    [Inject] public required TenantSession Session { get; init; }
    [Inject] public required ReadCompany ReadCompany { get; init; }
    [Inject] public required CountWaiting CountWaiting { get; init; }
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
            _waiting = await CountWaiting.ExecuteAsync(actor, _leaving.Token);
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
            _waiting = await CountWaiting.ExecuteAsync(await _here.EnterAsync(_leaving.Token), _leaving.Token);
            StateHasChanged();
        }
        catch (Exception ended) when (ended is RuleBrokenException or OperationCanceledException)
        {
            // The person has left, or may no longer look; the next navigation says so.
        }
    }

    /// <summary>Asked company by company when the list of companies is opened, and not again within a minute.</summary>
    private async Task CountElsewhereAsync()
    {
        if (Clock.GetUtcNow() < _countedAt + TimeSpan.FromMinutes(1)) return;
        _countedAt = Clock.GetUtcNow();
        foreach (var company in _companies.Where(c => c.Slug != _here?.Slug).Take(CompanySwitcher.MostCounted))
        {
            try
            {
                _elsewhere[company.Slug] = await CountWaiting.ExecuteAsync((await Session.EnterAsync(company.Slug, _leaving.Token)).Actor, _leaving.Token);
                StateHasChanged();
            }
            catch (RuleBrokenException)
            {
                _elsewhere.Remove(company.Slug); // no longer theirs; the next navigation takes it off the list
            }
            catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        Waiting.Changed -= CountAsync;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
