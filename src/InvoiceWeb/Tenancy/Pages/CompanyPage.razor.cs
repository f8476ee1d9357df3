using InvoiceWeb.Audit;
using InvoiceWeb.Audit.Pages;
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

    /// <summary>What the form began from; the logo and the currency beside it may be newer.</summary>
    private CompanySettings? _origin;
    private bool _isRemoving;
    private bool _isChoosingCurrency;
    private string? _logoSaid;
    private string _code = "";
    private SharedSave _save = null!;
    private Attempt _logo = null!;
    private Attempt _currency = null!;

    [Inject] public required ReadCompany ReadCompany { get; init; }
    [Inject] public required FindSettingsHistory History { get; init; }
    [Inject] public required SaveCompany SaveCompany { get; init; }
    [Inject] public required SaveCompanyLogo SaveLogo { get; init; }
    [Inject] public required RemoveCompanyLogo RemoveLogo { get; init; }
    [Inject] public required ChangeBaseCurrency ChangeBaseCurrency { get; init; }

    private bool MayChange => Here.Actor.May(Permission.ManageSettings);

    protected override void OnInitialized() => (_save, _logo, _currency) = (new(NewAttempt(), History), NewAttempt(), NewAttempt());

    /// <summary>Read once: what is being typed is not replaced by a navigation to the same page.</summary>
    protected override Task OnParametersSetAsync() => _form is null ? LoadAsync() : Task.CompletedTask;

    private Task<bool> LoadAsync() => Loading.RunNextAsync(async (actor, stop) =>
    {
        var settings = await ReadCompany.ExecuteAsync(actor, stop);
        // What is half typed stays when something beside it is read again.
        if (_form is null) (_form, _origin) = (CompanyForm.Of(settings), settings);
        _settings = settings;
    });

    private async Task SaveAsync()
    {
        _isSaved = false;
        if (!await _save.RunAsync((actor, stop) => SaveCompany.ExecuteAsync(actor, _form!.ToContent(), _origin!.RowVersion, stop), TakeOverAsync)) return;
        _form = null;
        _isSaved = await LoadAsync();
    }

    private async Task<IReadOnlyList<AuditChange>> TakeOverAsync(Actor actor, CancellationToken stop)
    {
        var (origin, stored) = (CompanyContent.Of(_origin!), await ReadCompany.ExecuteAsync(actor, stop));
        var theirs = CompanyContent.Of(stored);
        var changes = CompanyChanges.Between(origin, theirs);
        // Left as typed where there is nothing to take over: what is half typed may be no content yet.
        if (changes.Count > 0) _form = CompanyForm.Of(CompanyMerge.Merge(origin, _form!.ToContent(), theirs).Cleaned());
        (_settings, _origin) = (stored, stored);
        return changes;
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
