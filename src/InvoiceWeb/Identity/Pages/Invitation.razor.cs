using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Identity.SigningIn;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class Invitation
{
    private InvitationView? _invitation;
    private RuleBrokenException? _refusal;
    private string? _signedInAs;
    private FormAttempt _join = null!;
    private FormAttempt _create = null!;

    [CascadingParameter] public required HttpContext Http { get; set; }
    [Parameter] public string Token { get; set; } = "";
    [SupplyParameterFromForm(FormName = "create-account")] public NewAccount? Form { get; set; }
    [Inject] public required ReadInvitation ReadInvitation { get; init; }
    [Inject] public required AcceptInvitation AcceptInvitation { get; init; }
    [Inject] public required CreateInvitedAccount CreateInvitedAccount { get; init; }
    [Inject] public required SignInWithPassword SignInWithPassword { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsForMe => _signedInAs is not null && string.Equals(_signedInAs, _invitation!.Email, StringComparison.OrdinalIgnoreCase);

    private string? Address => Http.Connection.RemoteIpAddress?.ToString();

    protected override async Task OnInitializedAsync()
    {
        (_join, _create) = (new(new(), RuleTexts), new(Form ??= new(), RuleTexts));
        // The address holds a secret: no cache keeps the page.
        Http.Response.Headers.CacheControl = "no-store";
        _signedInAs = Http.User.Identity is { IsAuthenticated: true } ? Http.User.Identity.Name : null;
        try
        {
            _invitation = await ReadInvitation.ExecuteAsync(Token, Address, Http.RequestAborted);
        }
        catch (RuleBrokenException refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task JoinAsync()
    {
        var slug = "";
        var me = Guid.Parse(Http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        if (await _join.RunAsync(async () => slug = await AcceptInvitation.ExecuteAsync(me, Token, Address, Http.RequestAborted)))
            Navigation.NavigateTo($"/{slug}");
    }

    private async Task CreateAsync()
    {
        InvitedAccount? account = null;
        if (!await _create.RunAsync(async () => account = await CreateInvitedAccount.ExecuteAsync(Token, Form!.Name, Form.Password, Address, Http.RequestAborted))) return;
        await SignInWithPassword.ExecuteAsync(account!.Email, Form!.Password, stay: false, Http.RequestAborted);
        Navigation.NavigateTo($"/{account.Slug}");
    }

    public sealed class NewAccount
    {
        [Required(ErrorMessage = "Enter your name, as colleagues will see it.")]
        [StringLength(200, ErrorMessage = "Enter your name, as colleagues will see it, with at most 200 characters.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Choose a password.")]
        [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Enter the new password a second time.")]
        [Compare(nameof(Password), ErrorMessage = "This differs from the new password above.")]
        public string Repeated { get; set; } = "";
    }
}
