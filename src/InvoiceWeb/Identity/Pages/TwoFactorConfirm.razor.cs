using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class TwoFactorConfirm
{
    private FormAttempt _attempt = null!;

    [Parameter, EditorRequired] public required AuthenticatorKey Key { get; set; }
    [Parameter] public EventCallback<IReadOnlyList<string>> OnConfirmed { get; set; }
    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromForm(FormName = "confirm")] public Content? Form { get; set; }
    [Inject] public required SwitchOnTwoFactor SwitchOnTwoFactor { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }

    protected override void OnInitialized() => _attempt = new(Form ??= new(), RuleTexts);

    private async Task ConfirmAsync() =>
        await _attempt.RunAsync(async () => await OnConfirmed.InvokeAsync(await SwitchOnTwoFactor.ExecuteAsync(Form!.Code, Http.RequestAborted)));

    public sealed class Content
    {
        [Required(ErrorMessage = "Enter the six digits that the app shows.")]
        [StringLength(20, ErrorMessage = "Enter the six digits that the app shows.")]
        public string Code { get; set; } = "";
    }
}
