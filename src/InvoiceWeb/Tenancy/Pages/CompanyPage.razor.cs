using InvoiceWeb.Audit;
using InvoiceWeb.Files;
using InvoiceWeb.Files.Logo;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments.Books;
using InvoiceWeb.Tenancy.Views;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace InvoiceWeb.Tenancy.Pages;

public sealed partial class CompanyPage
{
    private CompanySettings? _settings;
    private CompanyForm? _form;
    private bool _isSaved;

    /// <summary>Who saved while this was being typed; null for nobody.</summary>
    private string? _by;
    private IReadOnlyList<AuditChange> _meanwhile = [];
    private bool _isRemoving;
    private bool _isChoosingCurrency;
    private string? _logoSaid;
    private string _code = "";
    private Attempt _save = null!;
    private Attempt _logo = null!;
    private Attempt _currency = null!;

    [Inject] public required ReadCompany ReadCompany { get; init; }
    [Inject] public required FindSettingsHistory History { get; init; }
    [Inject] public required SaveCompany SaveCompany { get; init; }
    [Inject] public required SaveCompanyLogo SaveLogo { get; init; }
    [Inject] public required RemoveCompanyLogo RemoveLogo { get; init; }
    [Inject] public required ChangeBaseCurrency ChangeBaseCurrency { get; init; }

    private bool MayChange => Here.Actor.May(Permission.ManageSettings);

    protected override void OnInitialized() => (_save, _logo, _currency) = (NewAttempt(), NewAttempt(), NewAttempt());

    /// <summary>Read once: what is being typed is not replaced by a navigation to the same page.</summary>
    protected override Task OnParametersSetAsync() => _form is null ? LoadAsync() : Task.CompletedTask;

    private Task<bool> LoadAsync() => Loading.RunNextAsync(async (actor, stop) =>
    {
        var settings = await ReadCompany.ExecuteAsync(actor, stop);
        // What was changed beside the form (logo, currency) moves the version on; what is half typed stays.
        _form ??= CompanyForm.Of(settings);
        _settings = settings;
    });

    private async Task SaveAsync()
    {
        _isSaved = false;
        if (!await _save.RunAsync((actor, stop) => SaveCompany.ExecuteAsync(actor, _form!.ToContent(), _settings!.RowVersion, stop)))
        {
            if (_save.Refusal?.Code == "record.changed-meanwhile") await Loading.RunNextAsync((actor, stop) => MergeAsync(actor, CompanyContent.Of(_settings!), stop));
            return;
        }
        (_form, _by) = (null, null);
        _isSaved = await LoadAsync();
    }

    /// <summary>The form now stands on what was saved meanwhile; saving it again keeps both.</summary>
    private async Task MergeAsync(Actor actor, CompanyContent origin, CancellationToken stop)
    {
        _settings = await ReadCompany.ExecuteAsync(actor, stop);
        var theirs = CompanyContent.Of(_settings);
        _form = CompanyForm.Of(CompanyMerge.Merge(origin, _form!.ToContent(), theirs).Cleaned());
        (_meanwhile, _by) = (CompanyChanges.Between(origin, theirs), (await History.ExecuteAsync(actor, null, stop))[0].ActorName);
        _save.Clear();
    }

    private async Task SaveLogoAsync(IBrowserFile file)
    {
        _logoSaid = null;
        var done = await _logo.RunAsync(async (actor, stop) =>
        {
            if (file.Size > LogoContent.MostBytes) throw LogoContent.TooLarge();
            await using var content = file.OpenReadStream(LogoContent.MostBytes, stop);
            await SaveLogo.ExecuteAsync(actor, file.Name, content, stop);
        });
        if (done && await LoadAsync()) _logoSaid = T["Saved"];
    }

    private async Task RemoveLogoAsync()
    {
        if (!await _logo.RunAsync(RemoveLogo.ExecuteAsync)) return;
        (_isRemoving, _logoSaid) = (false, T["Removed"]);
        await LoadAsync();
    }

    private void AskCurrency()
    {
        _currency.Clear();
        (_isChoosingCurrency, _code) = (true, _settings!.BaseCurrency);
    }

    private async Task ChangeCurrencyAsync()
    {
        if (!await _currency.RunAsync((actor, stop) => ChangeBaseCurrency.ExecuteAsync(actor, _code, _settings!.RowVersion, stop))) return;
        _isChoosingCurrency = false;
        // By a full load: the frame around the page names the currency too.
        Navigation.NavigateTo(Here.Url("settings/company"), forceLoad: true);
    }
}
