using InvoiceWeb.Documents;

namespace InvoiceWeb.Tests.Components.Documents;

/// <summary>Where pages begin, from heights alone. 120 mm stand above the lines, 257 mm fit on a page.</summary>
public sealed class PagePlanTests
{
    private static PagePlan Plan(IEnumerable<double> rows, double end = 60, double foot = 5) =>
        PagePlan.For(new() { TableTop = 110, Headings = 6, Rows = [.. rows], End = end, Foot = foot });

    private static IEnumerable<double> Lines(int count, double height = 8) => Enumerable.Repeat(height, count);

    [Fact]
    public void What_fits_is_one_page() => Assert.True(Plan(Lines(5)).IsOnePage);

    [Fact]
    public void A_document_without_lines_is_one_page() => Assert.True(Plan([]).IsOnePage);

    [Fact]
    public void A_page_keeps_room_for_the_sum_that_is_carried_over()
    {
        // 257 - 1.5 - 116 = 139.5 mm: 16 lines of 8 mm and 7 mm for the sum, not 17.
        var plan = Plan(Lines(30));
        Assert.Equal([16], plan.Breaks);
        Assert.Equal(2, plan.Pages);
    }

    [Fact]
    public void The_totals_take_the_last_line_along()
    {
        var plan = Plan(Lines(14));
        Assert.Equal([13], plan.Breaks);
        Assert.Equal(2, plan.Pages);
    }

    [Fact]
    public void Totals_that_fit_with_no_line_stand_alone() => Assert.Empty(Plan(Lines(2, 60), end: 230).Breaks);

    [Fact]
    public void A_line_that_fits_on_a_page_is_not_split()
    {
        var plan = Plan([8, 200, 8]);
        Assert.Equal(1, plan.Breaks[0]);
        Assert.Empty(plan.Tall);
    }

    [Fact]
    public void A_first_line_that_is_too_long_begins_under_the_letterhead()
    {
        var plan = Plan([600, 8]);
        Assert.Empty(plan.Breaks);
        Assert.Equal([0], plan.Tall);
        Assert.Equal(4, plan.Pages);
    }

    [Fact]
    public void A_later_line_that_is_too_long_begins_a_page_and_runs_on()
    {
        var plan = Plan([8, 400, 8], end: 30);
        Assert.Equal([1], plan.Breaks);
        Assert.Equal([1], plan.Tall);
        Assert.Equal(3, plan.Pages);
    }

    [Fact]
    public void A_long_legal_footer_gets_its_room_on_each_page_but_not_the_page()
    {
        Assert.Equal(54, Plan(Lines(3), foot: 40).Foot);
        Assert.False(Plan(Lines(3), foot: 40).IsOnePage);
        Assert.Equal(SheetPaper.HighestFoot, Plan(Lines(3), foot: 1000).Foot);
    }

    [Fact]
    public void The_same_heights_give_the_same_pages() => Assert.Equal(Plan(Lines(500, 7.3)).Breaks, Plan(Lines(500, 7.3)).Breaks);
}
