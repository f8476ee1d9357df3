using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class SetPassword
{
    private string? _email;
    private RuleBrokenException? _refusal;
    private FormAttempt _attempt = null!;

    [CascadingParameter] public required HttpContext Http { get; set; }
    [Parameter] public string Token { get; set; } = "";
    [SupplyParameterFromForm(FormName = "set-password")] public Content? Form { get; set; }
    [Inject] public required ReadPasswordLink ReadPasswordLink { get; init; }
    [Inject] public required SetPasswordByLink SetPasswordByLink { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private string? Address => Http.Connection.RemoteIpAddress?.ToString();

    protected override async Task OnInitializedAsync()
    {
        _attempt = new(Form ??= new(), RuleTexts);
        // The address holds a secret: no cache keeps the page.
        Http.Response.Headers.CacheControl = "no-store";
        try
        {
            _email = await ReadPasswordLink.ExecuteAsync(Token, Address, Http.RequestAborted);
        }
        catch (RuleBrokenException refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task SetAsync()
    {
        if (await _attempt.RunAsync(() => SetPasswordByLink.ExecuteAsync(Token, Form!.Password, Address, Http.RequestAborted)))
            Navigation.NavigateTo("/sign-in?note=password-set");
    }

    public sealed class Content
    {
        [Required(ErrorMessage = "Enter the new password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Enter the new password a second time.")]
        [Compare(nameof(Password), ErrorMessage = "This differs from the new password above.")]
        public string Repeated { get; set; } = "";
    }
}
