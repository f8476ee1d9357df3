using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Identity.SigningIn;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class SignInCode
{
    private FormAttempt _attempt = null!;

    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }
    [SupplyParameterFromQuery] public bool Stay { get; set; }
    [SupplyParameterFromForm(FormName = "sign-in-code")] public CodeForm? Form { get; set; }
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
        if (await _attempt.RunAsync(() => SignInWithCode.ExecuteAsync(Form!.Code, Stay, Form.Remember, Http.RequestAborted)))
            Navigation.NavigateTo(WayBack.To(ReturnUrl));
    }

    public sealed class CodeForm
    {
        [Required(ErrorMessage = "Enter the six digits that the app shows.")]
        [StringLength(20, ErrorMessage = "Enter the six digits that the app shows.")]
        public string Code { get; set; } = "";

        public bool Remember { get; set; }
    }
}
