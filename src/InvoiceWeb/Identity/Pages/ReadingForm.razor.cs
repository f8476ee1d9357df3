using System.Globalization;
using InvoiceWeb.Identity.OwnAccount;
using InvoiceWeb.Identity.Pages.Parts;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.Pages;

public sealed partial class ReadingForm
{
    private FormAttempt _attempt = null!;

    [Parameter, EditorRequired] public required OwnAccountView Account { get; set; }
    [CascadingParameter] public required HttpContext Http { get; set; }
    [SupplyParameterFromForm(FormName = "reading")] public Content? Form { get; set; }
    [Inject] public required ChangeOwnReading ChangeOwnReading { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() =>
        _attempt = new(Form ??= new() { Culture = Account.Culture ?? "", TimeZone = Account.TimeZone ?? "", Appearance = Appearance.Of(Http) ?? "" }, RuleTexts);

    private async Task SaveAsync()
    {
        if (!await _attempt.RunAsync(() => ChangeOwnReading.ExecuteAsync(Chosen(Form!.Culture), Chosen(Form.TimeZone), Http.RequestAborted))) return;
        Appearance.Choose(Http, Form!.Appearance);
        Navigation.NavigateTo("/account?done=reading");
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>“Deutsch (Deutschland) – 31.12.2026 – 1.234,50”: people know their formats when they see them.</summary>
    private static string Sample(CultureInfo culture) =>
        $"{culture.NativeName} – {new DateOnly(2026, 12, 31).ToString("d", culture)} – {1234.5m.ToString("N2", culture)}";

    public sealed class Content
    {
        public string Culture { get; set; } = "";
        public string TimeZone { get; set; } = "";
        public string Appearance { get; set; } = "";
    }
}
