using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Hosting.SetUp.Pages;

public sealed partial class SetUpPage
{
    private FormAttempt _attempt = null!;
    private State _state;

    private enum State { Loading, KeyMissing, Open, Done }

    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromQuery] public string? Key { get; set; }
    [SupplyParameterFromForm(FormName = "set-up")] public SetUpForm? Form { get; set; }
    [Inject] public required SetUpState SetUpState { get; init; }
    [Inject] public required CreateFirstCompany CreateFirstCompany { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _attempt = new(Form ??= new(), RuleTexts);
        if (string.IsNullOrWhiteSpace(Form.Slug)) Form.Slug = SetUpChoices.SlugFrom(Form.Name);
        _state = !await SetUpState.IsNeededAsync(Http.RequestAborted) ? State.Done : SetUpState.Opens(Key) ? State.Open : State.KeyMissing;
    }

    private async Task CreateAsync()
    {
        var company = new NewTenant(Form!.Slug.Trim(), Form.Name, Form.Currency, Form.Language, Form.TimeZone);
        if (await _attempt.RunAsync(() => CreateFirstCompany.ExecuteAsync(Key, company, Form.Email.Trim(), Form.AdminName, Form.Password, Http.RequestAborted)))
            Navigation.NavigateTo("/sign-in?note=set-up");
    }
}
