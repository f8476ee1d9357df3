using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace InvoiceWeb.Identity.Pages.Parts;

/// <summary>One posted form: a refusal is shown beside the field that it names, or above the form.</summary>
public sealed class FormAttempt
{
    private readonly RuleTexts _texts;
    private readonly ValidationMessageStore _refused;

    public FormAttempt(object form, RuleTexts texts)
    {
        (Form, _texts) = (new EditContext(form), texts);
        _refused = new(Form);
    }

    public EditContext Form { get; }

    /// <summary>What was refused, in words for the person, where it concerns no single field.</summary>
    public string? Problem { get; private set; }

    /// <summary>The refusal behind <see cref="Problem"/> or behind the text beside a field.</summary>
    public RuleBrokenException? Refusal { get; private set; }

    /// <returns>True when it was done.</returns>
    public async Task<bool> RunAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (RuleBrokenException rule)
        {
            Show(Refusal = rule);
            return false;
        }
    }

    private void Show(RuleBrokenException rule)
    {
        if (rule.Field is { } field && Form.Model.GetType().GetProperty(field) is not null) _refused.Add(Form.Field(field), _texts.Say(rule));
        else Problem = _texts.Say(rule);
        Form.NotifyValidationStateChanged();
    }
}
