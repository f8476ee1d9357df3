using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class DecimalInputTests : View
{
    private decimal? _value = 7;

    private IRenderedComponent<DecimalInput> Shown(int places = 2) => Show<DecimalInput>(p => p
        .Add(i => i.Value, _value).Add(i => i.ValueChanged, v => _value = v).Add(i => i.Places, places).Add(i => i.Label, "Price"));

    private static string Text(IRenderedComponent<DecimalInput> view) => view.Find("input").GetAttribute("value")!;

    [Theory]
    [InlineData("en-GB", "7.00"), InlineData("de-DE", "7,00")]
    public void It_begins_with_its_value_in_the_readers_form(string culture, string shown)
    {
        Speak(culture);
        Assert.Equal(shown, Text(Shown()));
    }

    [Theory]
    [InlineData("en-GB", "1.234,50", "1234.50"), InlineData("de-DE", "1.234,50", "1234,50"), InlineData("de-DE", "1234.5", "1234,50"), InlineData("en-GB", "0,5", "0.50"), InlineData("en-GB", "-3", "-3.00")]
    public void It_is_live_while_typing_and_tidied_up_when_left(string culture, string typed, string tidy)
    {
        Speak(culture);
        var view = Shown();
        view.Find("input").Focus();
        view.Find("input").Input(typed);
        Assert.Equal(NumberText.Parse(typed, System.Globalization.CultureInfo.InvariantCulture), _value);
        view.Render(p => p.Add(i => i.Value, _value));
        Assert.Equal(typed, Text(view));
        view.Find("input").Blur();
        Assert.Equal(tidy, Text(view));
    }

    [Fact]
    public void What_could_mean_another_number_is_said_at_once_and_still_when_left()
    {
        var view = Shown();
        view.Find("input").Focus();
        view.Find("input").Input("1,250");
        Assert.Equal("Read as 1,250.00", view.Find(".hint").TextContent);
        Assert.Equal(view.Find(".hint").Id, view.Find("input").GetAttribute("aria-describedby"));
        view.Render(p => p.Add(i => i.Value, _value));
        view.Find("input").Blur();
        Assert.Equal(("1250.00", "Read as 1,250.00"), (Text(view), view.Find(".hint").TextContent));
        view.Find("input").Input("1300");
        Assert.Empty(view.FindAll(".hint"));
        Assert.False(view.Find("input").HasAttribute("aria-describedby"));
    }

    [Fact]
    public void A_value_from_elsewhere_takes_the_remark_away()
    {
        var view = Shown();
        view.Find("input").Input("86,40");
        Assert.Equal("Read as 86.40", view.Find(".hint").TextContent);
        view.Find("input").Blur();
        view.Render(p => p.Add(i => i.Value, 12m));
        Assert.Empty(view.FindAll(".hint"));
    }

    [Theory]
    [InlineData("12x"), InlineData("twelve"), InlineData("1.2.3"), InlineData("-")]
    public void Nonsense_keeps_its_text_is_marked_and_means_nothing(string typed)
    {
        var view = Shown();
        view.Find("input").Input(typed);
        view.Find("input").Blur();
        view.Render(p => p.Add(i => i.Value, _value));
        Assert.Equal(typed, Text(view));
        Assert.Equal("true", view.Find("input").GetAttribute("aria-invalid"));
        Assert.Null(_value);
        Assert.Equal("This is not a number.", view.Find(".error").TextContent);
        Assert.Equal(view.Find(".error").Id, view.Find("input").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Put_right_it_is_marked_no_more()
    {
        var view = Shown();
        view.Find("input").Input("12x");
        view.Find("input").Input("12");
        Assert.False(view.Find("input").HasAttribute("aria-invalid"));
        Assert.Equal(12, _value);
    }

    [Fact]
    public void Emptied_it_is_no_number_and_no_mistake()
    {
        var view = Shown();
        view.Find("input").Input("");
        Assert.Null(_value);
        Assert.False(view.Find("input").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void A_new_value_from_outside_is_shown()
    {
        var view = Shown();
        view.Render(p => p.Add(i => i.Value, 12.345m));
        Assert.Equal("12.345", Text(view));
    }
}
