using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Participants;
using InvoiceWeb.Participants.Views;

namespace InvoiceWeb.Tests.Components.Participants;

public sealed class ParticipantPickerTests : View
{
    private readonly List<string?> _chosen = [];
    private readonly List<string> _created = [];
    private readonly Dictionary<string, TaskCompletionSource<IReadOnlyList<ParticipantRow>>> _asked = [];

    private static ParticipantRow Row(string name) => new(Guid.CreateVersion7(), name, name, "K-1", "Bonn", "DE", null, true, false, false, null, null);

    /// <summary>Answers at once with these names.</summary>
    private IRenderedComponent<ParticipantPicker> Shown(params string[] names) =>
        Shown(_ => Task.FromResult<IReadOnlyList<ParticipantRow>>([.. names.Select(Row)]));

    /// <summary>Answers when the test does.</summary>
    private IRenderedComponent<ParticipantPicker> Asking() => Shown(typed => (_asked[typed] = new()).Task);

    private IRenderedComponent<ParticipantPicker> Shown(Func<string, Task<IReadOnlyList<ParticipantRow>>> find, string? name = null) => Show<ParticipantPicker>(p => p
        .Add(i => i.Label, "Customer").Add(i => i.Name, name).Add(i => i.Find, find).Add(i => i.Chosen, r => _chosen.Add(r?.Name)).Add(i => i.Created, _created.Add));

    private async Task AnswerAsync(IRenderedComponent<ParticipantPicker> view, string question, params string[] names) =>
        await view.InvokeAsync(() => _asked[question].SetResult([.. names.Select(Row)]));

    private static IElement Box(IRenderedComponent<ParticipantPicker> view) => view.Find("input[role=combobox]");

    private static IReadOnlyList<string> Options(IRenderedComponent<ParticipantPicker> view) => [.. view.FindAll("[role=option]").Select(o => o.TextContent.OneLine())];

    private static string Active(IRenderedComponent<ParticipantPicker> view) => view.Find("#" + Box(view).GetAttribute("aria-activedescendant")).TextContent.OneLine();

    [Fact]
    public void Typing_offers_matches_and_creating()
    {
        var view = Shown("Muster GmbH", "Muster KG");
        Assert.Equal("false", Box(view).GetAttribute("aria-expanded"));
        Box(view).Input("mus");
        Assert.Equal("true", Box(view).GetAttribute("aria-expanded"));
        Assert.Equal(["Muster GmbH K-1 Bonn", "Muster KG K-1 Bonn", "Create “mus”"], Options(view));
        Assert.Equal("Muster GmbH K-1 Bonn", Active(view));
        Assert.Equal(Box(view).GetAttribute("aria-controls"), view.Find("[role=listbox]").Id);
    }

    [Fact]
    public void Arrows_move_and_stop_at_the_ends()
    {
        var view = Shown("A", "B");
        Box(view).Input("x");
        Box(view).KeyDown("ArrowUp");
        Assert.StartsWith("A", Active(view), StringComparison.Ordinal);
        for (var i = 0; i < 5; i++) Box(view).KeyDown("ArrowDown");
        Assert.Equal("Create “x”", Active(view));
        Assert.Equal("true", view.FindAll("[role=option]")[2].GetAttribute("aria-selected"));
    }

    [Fact]
    public void Enter_chooses_what_is_active_and_closes()
    {
        var view = Shown("A", "B");
        Box(view).Input("x");
        Box(view).KeyDown("ArrowDown");
        Box(view).KeyDown("Enter");
        Assert.Equal(["B"], _chosen);
        Assert.Equal("B", Box(view).GetAttribute("value"));
        Assert.Empty(Options(view));
    }

    [Fact]
    public void After_Enter_the_next_key_does_what_it_always_does()
    {
        var view = Shown("A");
        Box(view).Input("x");
        Box(view).KeyDown("Enter");
        Assert.DoesNotContain("preventdefault", Box(view).OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_last_option_creates_with_what_was_typed()
    {
        var view = Shown();
        Box(view).Input("  Neu AG ");
        Box(view).KeyDown("Enter");
        Assert.Equal(["Neu AG"], _created);
        Assert.Empty(_chosen);
        Assert.Empty(Options(view));
    }

    [Fact]
    public void A_press_on_an_option_chooses_it()
    {
        var view = Shown("A", "B");
        Box(view).Input("x");
        view.FindAll("[role=option]")[1].MouseDown();
        Assert.Equal(["B"], _chosen);
    }

    [Fact]
    public void Escape_closes_and_shows_again_who_is_chosen()
    {
        var view = Shown(_ => Task.FromResult<IReadOnlyList<ParticipantRow>>([Row("Other")]), name: "Muster GmbH");
        Box(view).Input("oth");
        Box(view).KeyDown("Escape");
        Assert.Equal("Muster GmbH", Box(view).GetAttribute("value"));
        Assert.Empty(Options(view));
        Assert.Empty(_chosen);
    }

    [Fact]
    public void Clearing_the_box_chooses_nobody()
    {
        var view = Shown(_ => Task.FromResult<IReadOnlyList<ParticipantRow>>([]), name: "Muster GmbH");
        Box(view).Input(" ");
        Assert.Equal([null], _chosen);
    }

    [Fact]
    public void Leaving_takes_the_only_match_by_its_full_name()
    {
        var view = Shown("Muster GmbH");
        Box(view).Input("muster gmbh");
        Box(view).FocusOut();
        Assert.Equal(["Muster GmbH"], _chosen);
    }

    [Fact]
    public void Leaving_with_half_a_name_chooses_nobody()
    {
        var view = Shown("Muster GmbH");
        Box(view).Input("mus");
        Box(view).FocusOut();
        Assert.Empty(_chosen);
        Assert.Empty(Options(view));
    }

    [Fact]
    public async Task A_late_answer_of_an_older_question_is_ignored()
    {
        var view = Asking();
        Box(view).Input("a");
        Box(view).Input("ab");
        await AnswerAsync(view, "ab", "Abel");
        await AnswerAsync(view, "a", "Anton", "Anna");
        Assert.Equal(["Abel K-1 Bonn", "Create “ab”"], Options(view));
    }

    [Theory]
    [InlineData("cleared"), InlineData("escaped"), InlineData("left"), InlineData("chosen")]
    public async Task A_late_answer_does_not_open_the_list_again(string how)
    {
        var view = Asking();
        Box(view).Input("a");
        await AnswerAsync(view, "a", "Anton");
        Box(view).Input("ab");
        switch (how)
        {
            case "cleared": Box(view).Input(""); break;
            case "escaped": Box(view).KeyDown("Escape"); break;
            case "left": Box(view).FocusOut(); break;
            default: Box(view).KeyDown("Enter"); break;
        }
        await AnswerAsync(view, "ab", "Abel");
        Assert.Empty(Options(view));
    }

    [Fact]
    public void Never_more_than_eight_are_offered()
    {
        var view = Shown([.. Enumerable.Range(1, 20).Select(i => $"P{i}")]);
        Box(view).Input("p");
        Assert.Equal(9, Options(view).Count);
    }

    [Fact]
    public void A_problem_is_said_beside_it()
    {
        var view = Show<ParticipantPicker>(p => p.Add(i => i.Label, "Customer").Add(i => i.Find, _ => throw new NotSupportedException()).Add(i => i.Problem, new RuleBrokenException("x", $"Choose the customer.")));
        Assert.Equal("Choose the customer.", view.Find(".error").TextContent);
        Assert.Equal("true", Box(view).GetAttribute("aria-invalid"));
    }

    [Fact]
    public void The_list_stands_right_below_the_field_and_is_brought_into_view()
    {
        var view = Shown("A", "B");
        Box(view).Input("x");
        Assert.Same(Box(view).ParentElement, view.Find("[role=listbox]").ParentElement);
        Assert.Equal("participant-list", JSInterop.Invocations["invoiceweb.reveal"][0].Arguments[0]);
        Box(view).KeyDown("ArrowDown");
        Assert.Equal("participant-1", JSInterop.Invocations["invoiceweb.reveal"][^1].Arguments[0]);
    }

    [Fact]
    public void What_became_of_the_choice_is_said_below_it()
    {
        var view = Show<ParticipantPicker>(p => p.Add(i => i.Label, "Customer").Add(i => i.Find, _ => throw new NotSupportedException()).Add(i => i.Said, "Neu AG was created and is chosen."));
        Assert.Equal("Neu AG was created and is chosen.", view.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Names_are_text()
    {
        var view = Shown("<b>Bold</b>");
        Box(view).Input("<i>");
        Assert.Empty(view.FindAll("b, i"));
        Assert.Equal("auto", view.Find("[role=option] span").GetAttribute("dir"));
    }
}
