using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class TwoFactorOn
{
    private FormAttempt _renewing = null!;
    private FormAttempt _switchingOff = null!;

    [Parameter, EditorRequired] public required OwnAccountView Account { get; set; }
    [Parameter] public EventCallback<IReadOnlyList<string>> OnRenewed { get; set; }
    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromForm(FormName = "switch-off")] public Content? Form { get; set; }
    [Inject] public required RenewRecoveryCodes RenewRecoveryCodes { get; init; }
    [Inject] public required SwitchOffTwoFactor SwitchOffTwoFactor { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() =>
        (_renewing, _switchingOff) = (new(new(), RuleTexts), new(Form ??= new(), RuleTexts));

    private async Task RenewAsync() =>
        await _renewing.RunAsync(async () => await OnRenewed.InvokeAsync(await RenewRecoveryCodes.ExecuteAsync(Http.RequestAborted)));

    private async Task SwitchOffAsync()
    {
        if (await _switchingOff.RunAsync(() => SwitchOffTwoFactor.ExecuteAsync(Form!.Password, Http.RequestAborted)))
            Navigation.NavigateTo("/account?done=two-factor-off");
    }

    public sealed class Content
    {
        [Required(ErrorMessage = "Enter your password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";
    }
}
