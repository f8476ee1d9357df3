using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class ReasonDialogTests : View
{
    private string? _reason;
    private int _closed;

    private IRenderedComponent<ReasonDialog> Shown(bool isDanger = true) => Show<ReasonDialog>(p => p
        .Add(d => d.Title, "Declare void").Add(d => d.Consequence, "The number stays used.").Add(d => d.Button, "Declare void").Add(d => d.IsDanger, isDanger)
        .Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, r => _reason = r).Add(d => d.Closed, () => _closed++));

    [Fact]
    public void It_says_what_will_happen_and_is_a_named_dialog()
    {
        var view = Shown();
        var dialog = view.Find("dialog");
        Assert.Equal("Declare void", view.Find("#" + dialog.GetAttribute("aria-labelledby")).TextContent);
        Assert.Contains("The number stays used.", dialog.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_is_confirmed()
    {
        var view = Shown();
        view.Labelled("Reason").Input("Wrong customer");
        view.Find("form").Submit();
        Assert.Equal("Wrong customer", _reason);
    }

    [Fact]
    public void Escape_and_cancel_close_and_confirm_nothing()
    {
        var view = Shown();
        view.Find("dialog").KeyDown("Escape");
        view.Button("Cancel").Click();
        view.Find("dialog").KeyDown("a");
        Assert.Equal((2, null), (_closed, _reason));
    }

    [Fact]
    public async Task A_refusal_is_said_inside_and_the_reason_stays()
    {
        var view = Shown();
        view.Labelled("Reason").Input("x");
        await RefuseAsync(TenancyRules.ChangedMeanwhile("invoice"));
        view.Render(p => p.Add(d => d.Attempt, Attempt));
        Assert.Contains("Somebody else changed this invoice", view.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
        view.Find("form").Submit();
        Assert.Equal("x", _reason);
    }

    [Fact]
    public async Task While_it_runs_it_cannot_be_pressed_again()
    {
        var finish = new TaskCompletionSource();
        var running = Attempt.RunAsync((_, _) => finish.Task);
        Assert.True(Shown().Button("Declare void").HasAttribute("disabled"));
        finish.SetResult();
        await running;
    }

    [Fact]
    public void Danger_looks_like_danger()
    {
        Assert.Contains("danger", Shown().Button("Declare void").ClassList);
        Assert.Contains("primary", Shown(isDanger: false).Button("Declare void").ClassList);
    }
}
