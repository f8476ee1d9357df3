using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Participants;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Participants;

public sealed class ParticipantFieldsTests : View
{
    private readonly ParticipantForm _form = ParticipantForm.Of(AParticipant.Content);

    private IRenderedComponent<ParticipantFields> Shown(RuleBrokenException? problem = null, bool isReadOnly = false, bool isShort = false) => Show<ParticipantFields>(p => p
        .Add(f => f.Form, _form).Add(f => f.Problem, problem).Add(f => f.IsReadOnly, isReadOnly).Add(f => f.IsShort, isShort));

    [Fact]
    public void What_is_typed_is_the_participants()
    {
        var view = Shown();
        view.Labelled("Name").Change("Neu AG");
        view.Labelled("City").Change("Bonn");
        view.Labelled("IBAN").Change("DE89 3704 0044 0532 0130 00");
        var content = _form.ToContent();
        Assert.Equal(("Neu AG", "Bonn", "DE89 3704 0044 0532 0130 00"), (content.Name, content.Address.City, content.Iban));
    }

    [Fact]
    public void What_the_form_does_not_show_survives()
    {
        var content = AParticipant.Content with { Address = AParticipant.Content.Address with { Region = "NRW" } };
        Assert.Equal(content, ParticipantForm.Of(content).ToContent());
    }

    [Theory]
    [InlineData("Name"), InlineData("Number"), InlineData("IsCustomer"), InlineData("VatId"), InlineData("TaxNumber"), InlineData("Email"), InlineData("Phone"), InlineData("Currency"), InlineData("TermsDays")]
    [InlineData("Address.Line1"), InlineData("Address.Line2"), InlineData("Address.PostCode"), InlineData("Address.City"), InlineData("Address.Country"), InlineData("Iban"), InlineData("Bic"), InlineData("BankName")]
    public void Every_refused_field_says_why_beside_itself(string field) =>
        Assert.Equal("Not right.", Assert.Single(Shown(new RuleBrokenException("x", $"Not right.") { Field = field }).FindAll(".error")).TextContent);

    [Theory]
    [InlineData("en-GB", "Germany", "Austria"), InlineData("de-DE", "Deutschland", "Österreich")]
    public void A_country_is_chosen_by_its_name_in_the_readers_language(string culture, string home, string chosen)
    {
        Speak(culture);
        Here.Company.Address = new() { Country = "DE" };
        var list = Shown().FindAll("select").Single(s => s.Children.Length > 200);
        Assert.Equal(home, list.QuerySelectorAll("option")[1].TextContent);
        Assert.True(list.QuerySelectorAll("option").Length > 240);
        Assert.Single(list.QuerySelectorAll("option"), o => o.TextContent == home);
        list.Change(list.QuerySelectorAll("option").Single(o => o.TextContent == chosen).GetAttribute("value"));
        Assert.Equal("AT", _form.ToContent().Address.Country);
    }

    [Fact]
    public void A_country_that_is_none_stays_to_be_seen()
    {
        _form.Country = "XX";
        Assert.Contains(Shown().FindAll("option"), o => o.TextContent == "XX");
        Assert.Equal("XX", _form.ToContent().Address.Country);
    }

    [Fact]
    public void Who_may_only_read_types_nothing() => Assert.True(Shown(isReadOnly: true).Find("fieldset").HasAttribute("disabled"));

    [Fact]
    public void On_the_way_only_the_needed_is_asked_for()
    {
        var labels = Shown(isShort: true).FindAll("label").Select(l => l.TextContent.Trim()).ToList();
        Assert.Contains("Name", labels);
        Assert.DoesNotContain("IBAN", labels);
    }
}
