using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class NameForm
{
    private FormAttempt _attempt = null!;

    [Parameter, EditorRequired] public required OwnAccountView Account { get; set; }
    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromForm(FormName = "name")] public Content? Form { get; set; }
    [Inject] public required ChangeOwnName ChangeOwnName { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => _attempt = new(Form ??= new() { Name = Account.Name }, RuleTexts);

    private async Task SaveAsync()
    {
        if (await _attempt.RunAsync(() => ChangeOwnName.ExecuteAsync(Form!.Name, Http.RequestAborted))) Navigation.NavigateTo("/account?done=name");
    }

    public sealed class Content
    {
        [Required(ErrorMessage = "Enter the name that colleagues know you by, at most 200 characters.")]
        [StringLength(200, ErrorMessage = "Enter the name that colleagues know you by, at most 200 characters.")]
        public string Name { get; set; } = "";
    }
}
