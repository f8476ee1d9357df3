using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class PasswordForm
{
    private FormAttempt _attempt = null!;

    [Parameter, EditorRequired] public required OwnAccountView Account { get; set; }
    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromForm(FormName = "password")] public Content? Form { get; set; }
    [Inject] public required ChangeOwnPassword ChangeOwnPassword { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => _attempt = new(Form ??= new(), RuleTexts);

    private async Task ChangeAsync()
    {
        if (await _attempt.RunAsync(() => ChangeOwnPassword.ExecuteAsync(Form!.Password, Form.NewPassword, Http.RequestAborted)))
            Navigation.NavigateTo("/account?done=password");
    }

    public sealed class Content
    {
        [Required(ErrorMessage = "Enter your current password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Enter the new password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string NewPassword { get; set; } = "";

        [Required(ErrorMessage = "Enter the new password a second time.")]
        [Compare(nameof(NewPassword), ErrorMessage = "This differs from the new password above.")]
        public string Repeated { get; set; } = "";
    }
}
