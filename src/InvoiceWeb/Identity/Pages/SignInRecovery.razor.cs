using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Identity.SigningIn;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class SignInRecovery
{
    private FormAttempt _attempt = null!;

    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }
    [SupplyParameterFromQuery] public bool Stay { get; set; }
    [SupplyParameterFromForm(FormName = "sign-in-recovery")] public RecoveryForm? Form { get; set; }
    [Inject] public required SignInWithCode SignInWithCode { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _attempt = new(Form ??= new(), RuleTexts);
        if (!await SignInWithCode.IsExpectedAsync()) Navigation.NavigateTo("/sign-in?note=expired");
    }

    private async Task SignInAsync()
    {
        if (await _attempt.RunAsync(() => SignInWithCode.RecoverAsync(Form!.Code, Http.RequestAborted)))
            Navigation.NavigateTo(WayBack.To(ReturnUrl));
    }

    public sealed class RecoveryForm
    {
        [Required(ErrorMessage = "Enter one of your recovery codes.")]
        [StringLength(40, ErrorMessage = "Enter one of your recovery codes.")]
        public string Code { get; set; } = "";
    }
}
