using Bunit;
using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using Microsoft.AspNetCore.Components.Web;

namespace InvoiceWeb.Tests.Components.Approvals;

public sealed class InboxListTests : View
{
    private static readonly WaitingRow[] Rows = [.. Enumerable.Range(1, 3).Select(n => new WaitingRow(
        Guid.CreateVersion7(), InvoiceDirection.Purchase, InvoiceKind.Invoice, $"R-{n}", $"Supplier {n}", Moments.Noon, "Clara", "EUR", 100 * n, 2))];

    private readonly List<string> _done = [];

    [Fact]
    public void The_largest_is_the_one_that_is_worth_most_and_what_has_no_rate_stands_first()
    {
        WaitingRow[] rows = [Rows[0] with { Currency = "JPY", GrossTotal = 90_000, InBase = 558 }, Rows[1] with { GrossTotal = 50_000, InBase = 50_000 }, Rows[2] with { Currency = "SEK", GrossTotal = 10 }];
        Assert.Equal(["SEK", "EUR", "JPY"], WaitingRow.LargestFirst(rows).Select(row => row.Currency));
    }

    private IRenderedComponent<InboxList> Shown(int chosen = 1, params (int Row, RuleBrokenException Refusal)[] refused) => Show<InboxList>(p => p
        .Add(l => l.Rows, Rows).Add(l => l.Chosen, Rows[chosen].Id).Add(l => l.Ticked, new HashSet<Guid> { Rows[2].Id })
        .Add(l => l.Refused, refused.ToDictionary(r => Rows[r.Row].Id, r => r.Refusal))
        .Add(l => l.Choose, id => _done.Add($"choose {Name(id)}")).Add(l => l.Tick, id => _done.Add($"tick {Name(id)}")).Add(l => l.Open, id => _done.Add($"open {Name(id)}"))
        .Add(l => l.Approve, () => _done.Add("approve")).Add(l => l.Reject, () => _done.Add("reject")));

    private static string Name(Guid id) => Rows.Single(r => r.Id == id).ParticipantName!;

    [Theory]
    [InlineData("ArrowDown", "choose Supplier 3"), InlineData("j", "choose Supplier 3"), InlineData("ArrowUp", "choose Supplier 1"), InlineData("k", "choose Supplier 1")]
    [InlineData("a", "approve"), InlineData("r", "reject"), InlineData("x", "tick Supplier 2"), InlineData("Enter", "open Supplier 2"), InlineData("b", null), InlineData("A", null)]
    public void Keys_walk_and_decide(string key, string? expected)
    {
        Shown().Find("ul").KeyDown(key);
        Assert.Equal(expected, _done.SingleOrDefault());
    }

    [Fact]
    public void Each_row_says_whether_it_is_sold_or_bought()
    {
        WaitingRow[] rows = [Rows[0], Rows[1] with { Direction = InvoiceDirection.Sales }, Rows[2] with { Kind = InvoiceKind.CreditNote }];
        var view = Show<InboxList>(p => p.Add(l => l.Rows, rows).Add(l => l.Chosen, rows[0].Id));
        Assert.Equal(["Purchase", "Sale", "Purchase, credit note"], view.FindAll(".chip").Select(c => c.TextContent));
    }

    [Fact]
    public void Keys_of_the_browser_and_a_key_held_down_decide_nothing()
    {
        var list = Shown().Find("ul");
        foreach (var key in new KeyboardEventArgs[] { new() { Key = "a", CtrlKey = true }, new() { Key = "a", AltKey = true }, new() { Key = "r", MetaKey = true }, new() { Key = "a", Repeat = true } })
            list.TriggerEvent("onkeydown", key);
        Assert.Empty(_done);
    }

    [Fact]
    public void While_a_reason_is_asked_for_no_letter_decides_about_another_one()
    {
        var view = Shown();
        view.Render(p => p.Add(l => l.IsPaused, true));
        foreach (var key in new[] { "a", "r", "j", "k", "x", "Enter" }) view.Find("ul").KeyDown(key);
        Assert.Empty(_done);
    }

    [Theory]
    [InlineData(0, "k"), InlineData(2, "j")]
    public void The_ends_of_the_list_are_ends(int chosen, string key)
    {
        Shown(chosen).Find("ul").KeyDown(key);
        Assert.Empty(_done);
    }

    [Fact]
    public void The_chosen_row_is_the_one_stop_for_tab()
    {
        var view = Shown();
        Assert.Equal(["-1", "0", "-1"], view.FindAll(".inbox-row").Select(b => b.GetAttribute("tabindex")));
        Assert.Equal([null, "true", null], view.FindAll(".inbox-row").Select(b => b.GetAttribute("aria-current")));
        Assert.Equal([false, false, true], view.FindAll("input").Select(i => i.HasAttribute("checked")));
    }

    [Fact]
    public void The_mouse_chooses_and_ticks()
    {
        var view = Shown();
        view.FindAll(".inbox-row")[2].Click();
        view.Labelled("Select Supplier 1").Change(true);
        Assert.Equal(["choose Supplier 3", "tick Supplier 1"], _done);
    }

    [Fact]
    public void What_was_refused_says_why_in_its_row() =>
        Assert.Contains("a colleague must approve it", Shown(1, (0, InvoiceRules.EditorCannotApprove("R-1"))).FindAll("li")[0].TextContent, StringComparison.Ordinal);
}
