using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using Microsoft.AspNetCore.Components.Web;

namespace InvoiceWeb.Tests.Components.Invoices;

/// <summary>The table where a page lets people order, choose columns and select.</summary>
public sealed class InvoiceSelectionTests : View
{
    private static readonly InvoiceRow[] Rows = [.. Enumerable.Range(1, 5).Select(n => ARow.Usual with { Id = Guid.CreateVersion7(), NumberText = $"RE-{n}" })];
    private readonly HashSet<Guid> _selected = [];
    private readonly List<SelectedRows> _said = [];
    private InvoiceSort? _without;

    private IRenderedComponent<InvoiceTable> Shown(InvoiceOrder? order = null, IReadOnlySet<InvoiceColumn>? columns = null) => Show<InvoiceTable>(p => p
        .Add(t => t.Rows, Rows).Add(t => t.Empty, "").Add(t => t.Order, order ?? InvoiceOrder.Newest).Add(t => t.OrderUrl, sort => _without == sort ? null : $"acme/invoices?sort={sort}")
        .Add(t => t.Columns, columns ?? InvoiceColumns.Usual).Add(t => t.Selected, _selected).Add(t => t.SelectedChanged, rows =>
        {
            _said.Add(rows);
            foreach (var row in rows.Rows) _ = rows.IsOn ? _selected.Add(row.Id) : _selected.Remove(row.Id);
        }));

    [Fact]
    public void The_header_says_by_what_and_which_way_it_is_ordered()
    {
        var view = Shown(new(InvoiceSort.Due, true));
        Assert.Equal("ascending", view.FindAll("th").Single(th => th.TextContent.Contains("Due date", StringComparison.Ordinal)).GetAttribute("aria-sort"));
        Assert.Single(view.FindAll("th[aria-sort]"));
        Assert.Equal("acme/invoices?sort=Amount", view.FindAll("th a").Single(a => a.TextContent == "Amount").GetAttribute("href"));
        Assert.Equal(4, view.FindAll("th a").Count);
        _without = InvoiceSort.Due;
        Assert.Equal(3, Shown().FindAll("th a").Count);
    }

    [Fact]
    public void One_is_selected_and_let_go_again()
    {
        var view = Shown();
        view.Labelled("Select RE-2").Click();
        Assert.Equal(("RE-2", true), (Assert.Single(_said[0].Rows).NumberText, _said[0].IsOn));
        view.Render(p => p.Add(t => t.Selected, _selected));
        Assert.True(view.Labelled("Select RE-2").HasAttribute("checked"));
        view.Labelled("Select RE-2").Click();
        Assert.False(_said[1].IsOn);
    }

    [Fact]
    public void With_the_shift_key_everything_between_is_selected_in_either_direction()
    {
        var view = Shown();
        view.Labelled("Select RE-4").Click();
        view.Labelled("Select RE-2").Click(new MouseEventArgs { ShiftKey = true });
        Assert.Equal(["RE-2", "RE-3", "RE-4"], _said[^1].Rows.Select(r => r.NumberText));
        view.Labelled("Select RE-5").Click(new MouseEventArgs { ShiftKey = true });
        Assert.Equal(["RE-2", "RE-3", "RE-4", "RE-5"], _said[^1].Rows.Select(r => r.NumberText));
    }

    [Fact]
    public void All_of_the_page_are_selected_and_let_go_at_once()
    {
        var view = Shown();
        view.Labelled("Select all on this page").Change(true);
        Assert.Equal((5, true), (_said[0].Rows.Count, _said[0].IsOn));
        view.Render(p => p.Add(t => t.Selected, _selected));
        view.Labelled("Select all on this page").Change(false);
        Assert.Equal((5, false), (_said[1].Rows.Count, _said[1].IsOn));
    }

    [Fact]
    public void Columns_are_the_chosen_ones_and_rows_keep_in_step()
    {
        var view = Shown(columns: new HashSet<InvoiceColumn> { InvoiceColumn.Reference, InvoiceColumn.Kind });
        Assert.Equal(["", "Number", "Kind", "Reference"], view.FindAll("th").Select(th => th.TextContent.Trim()));
        Assert.All(view.FindAll("tbody tr"), row => Assert.Equal(4, row.Children.Length));
        var loading = Show<InvoiceTable>(p => p.Add(t => t.Rows, null).Add(t => t.Empty, "").Add(t => t.Selected, _selected));
        Assert.All(loading.FindAll("tr.skeleton"), row => Assert.Equal(loading.FindAll("th").Count, row.Children.Length));
    }

    [Fact]
    public void Columns_survive_being_kept_and_nonsense_is_left_out()
    {
        Assert.Null(InvoiceColumns.Parse(null));
        Assert.Equal([InvoiceColumn.Due, InvoiceColumn.Open], InvoiceColumns.Parse("Due,Open,Nonsense,99")!.Order());
        Assert.Empty(InvoiceColumns.Parse("")!);
    }
}
