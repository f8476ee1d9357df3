using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Hosting.SetUp;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Identity.SigningIn;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class SignIn
{
    private FormAttempt _attempt = null!;
    private bool _hasDemo;
    private string? _demoProblem;

    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }
    [SupplyParameterFromQuery] public string? Note { get; set; }
    [SupplyParameterFromForm(FormName = "sign-in")] public SignInForm? Form { get; set; }
    [Inject] public required SignInWithPassword SignInWithPassword { get; init; }
    [Inject] public required SetUpState SetUp { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _attempt = new(Form ??= new(), RuleTexts);
        if (Http.User.Identity is { IsAuthenticated: true }) Navigation.NavigateTo("/");
        else if (await SetUp.IsNeededAsync(Http.RequestAborted)) Navigation.NavigateTo("/set-up");
        else _hasDemo = await SetUp.HasDemoAsync(Http.RequestAborted);
    }

    private Task SignInAsync() => SignInAsync(Form!.Email, Form.Password, Form.Stay);

    private async Task SignInDemoAsync(DemoPerson person)
    {
        await SignInAsync(person.Email, DemoPeople.Password, stay: false);
        if (_attempt.Refusal?.Code == SignInRules.Refused().Code)
            _demoProblem = T["{0} has been given a password of their own. Sign in with it, or choose somebody else.", person.Name];
    }

    private async Task SignInAsync(string email, string password, bool stay)
    {
        var signedIn = false;
        if (!await _attempt.RunAsync(async () => signedIn = await SignInWithPassword.ExecuteAsync(email, password, stay, Http.RequestAborted))) return;
        Navigation.NavigateTo(signedIn ? WayBack.To(ReturnUrl) : WayBack.Through("/sign-in/code", ReturnUrl, stay));
    }

    public sealed class SignInForm
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
        [StringLength(256, ErrorMessage = "This is not an e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";

        public bool Stay { get; set; }
    }
}
