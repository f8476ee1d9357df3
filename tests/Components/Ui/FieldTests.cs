using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class FieldTests : View
{
    private static readonly RuleBrokenException Problem = new("x", $"This is not right.") { Field = "Name" };

    [Fact]
    public void A_text_field_says_its_problem_beside_itself()
    {
        var view = Show<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Problem, Problem));
        Assert.Equal("true", view.Labelled("Name").GetAttribute("aria-invalid"));
        Assert.Equal("This is not right.", view.Find("#" + view.Labelled("Name").GetAttribute("aria-describedby")).TextContent);
    }

    [Fact]
    public void A_text_field_hands_on_what_was_typed()
    {
        string? typed = null;
        Show<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Value, "a").Add(f => f.ValueChanged, v => typed = v)).Labelled("Name").Change("b");
        Assert.Equal("b", typed);
    }

    [Theory]
    [InlineData("2026-03-17", 17), InlineData("", null), InlineData("17.03.2026", null), InlineData("2026-02-30", null)]
    public void A_day_is_a_day_or_nothing(string typed, int? day)
    {
        DateOnly? value = Moments.Today;
        Show<DateField>(p => p.Add(f => f.Label, "Due").Add(f => f.Value, value).Add(f => f.ValueChanged, v => value = v)).Labelled("Due").Change(typed);
        Assert.Equal(day is { } d ? new DateOnly(2026, 3, d) : null, value);
    }

    [Fact]
    public void A_date_field_speaks_to_the_browser_in_its_form_whatever_the_reader_writes()
    {
        Speak("de-DE");
        Assert.Equal("2026-03-16", Show<DateField>(p => p.Add(f => f.Label, "Due").Add(f => f.Value, Moments.Today)).Labelled("Due").GetAttribute("value"));
    }

    [Fact]
    public void A_hint_makes_way_for_a_problem()
    {
        Assert.Equal("30 days", Show<DateField>(p => p.Add(f => f.Label, "Due").Add(f => f.Hint, "30 days")).Find(".hint").TextContent);
        Assert.Empty(Show<DateField>(p => p.Add(f => f.Label, "Due").Add(f => f.Hint, "30 days").Add(f => f.Problem, Problem)).FindAll(".hint"));
    }

    [Theory]
    [InlineData("EUR", "1,234.50EUR"), InlineData("JPY", "1,235JPY"), InlineData("KWD", "1,234.500KWD"), InlineData("???", "1,234.50???")]
    public void Money_has_the_places_of_its_currency(string currency, string shown) =>
        Assert.Equal(shown, Show<Money>(p => p.Add(m => m.Amount, 1234.5m).Add(m => m.Currency, currency)).Text());

    [Fact]
    public void A_moment_is_the_companys_time_and_tells_the_exact_one()
    {
        var time = Show<Moment>(p => p.Add(m => m.At, Moments.Noon)).Find("time");
        Assert.Equal("16 Mar 2026, 13:00", time.TextContent);
        Assert.Equal("2026-03-16 12:00:00Z", time.GetAttribute("title"));
    }

    [Fact]
    public void No_day_shows_nothing() => Assert.Equal("", Show<Day>(p => p.Add(d => d.Date, null)).Markup.Trim());
}
