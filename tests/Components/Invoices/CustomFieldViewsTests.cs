using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Invoices.Views.Fields;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Fields;
using InvoiceWeb.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Tests.Components.Invoices;

/// <summary>Custom fields as they are defined, typed, read, filtered by and listed.</summary>
public sealed class CustomFieldViewsTests : View
{
    private static readonly FieldRegistry Registry = new(
    [
        Field("project", "Project", CustomFieldType.Text), Field("weight", "Weight", CustomFieldType.Number), Field("ship_by", "Ship by", CustomFieldType.Date),
        Field("season", "Season", CustomFieldType.Choice), Field("cash", "Paid in cash", CustomFieldType.YesNo),
    ], []);

    private static CustomField Field(string key, string label, CustomFieldType type, int? until = null, bool required = false) => new(
        AnActor.Company, Guid.CreateVersion7(), new() { Key = key, Label = label, Type = type, Choices = ["Spring", "Autumn"], IsSearchable = true, UntilYear = until, IsRequired = required });

    private IRenderedComponent<FieldInputs> Inputs(FieldForm form, RuleBrokenException? problem = null) => Show<FieldInputs>(p => p
        .Add(i => i.Form, form).Add(i => i.Day, new DateOnly(2026, 6, 1)).Add(i => i.For, field => problem?.Field == FieldRegistry.At("", field) ? problem : null));

    private static FieldForm Form(string json = "{}", FieldRegistry? registry = null) => new(registry ?? Registry, CustomFieldTarget.Invoice, FieldValues.Parse(json));

    [Fact]
    public void Each_field_is_typed_by_its_type_and_written_in_no_culture()
    {
        Speak("de-DE");
        var form = Form("""{"foreign": 1}""");
        var view = Inputs(form);
        view.Labelled("Project").Change("Harbour");
        view.Labelled("Weight").Input("1.234,5");
        view.Labelled("Ship by").Change("2026-06-30");
        view.Labelled("Season").Change("Autumn");
        view.Labelled("Paid in cash").Change("false");
        Assert.Equal("""{"foreign": 1, "project": "Harbour", "weight": "1234.5", "ship_by": "2026-06-30", "season": "Autumn", "cash": false}""", form.ToValues().ToJson());
        Assert.Empty(form.Problems());
    }

    [Fact]
    public void What_is_not_touched_is_not_written_anew()
    {
        const string odd = """{"weight": 12, "season": "Winter", "cash": "so so"}""";
        var form = Form(odd);
        var view = Inputs(form);
        Assert.Equal(odd, form.ToValues().ToJson());
        Assert.Empty(form.Problems());
        Assert.Equal(["", "Winter", "Spring", "Autumn"], view.Labelled("Season").QuerySelectorAll("option").Select(o => o.TextContent));
    }

    [Fact]
    public void A_number_that_is_none_is_kept_as_typed_and_refused_at_its_field()
    {
        var form = Form();
        Inputs(form).Labelled("Weight").Input("12x");
        var problem = Assert.Single(form.Problems("Lines[2]."));
        Assert.Equal(("field.not-a-number", "Lines[2].Fields.weight"), (problem.Code, problem.Field));
        Assert.Contains("Not right.", Inputs(Form(), new RuleBrokenException("x", $"Not right.") { Field = "Fields.weight" }).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_field_is_typed_only_where_it_holds_a_value_and_a_required_one_says_so()
    {
        var registry = new FieldRegistry([Field("old", "Old", CustomFieldType.Text, until: 2025), Field("must", "Must", CustomFieldType.Text, required: true)], []);
        Assert.Equal(["Must"], Inputs(Form("{}", registry)).FindAll("label").Select(l => l.TextContent));
        var view = Inputs(Form("""{"old": "x"}""", registry));
        Assert.Equal(["Old", "Must"], view.FindAll("label").Select(l => l.TextContent));
        Assert.Equal(["No longer asked for", "Needed to submit an invoice"], view.FindAll(".hint").Select(h => h.TextContent));
    }

    [Fact]
    public void What_the_journal_kept_comes_back_on_the_head_and_on_lines_and_unknown_keys_stay()
    {
        var line = Guid.NewGuid();
        var registry = new FieldRegistry([.. Registry.All, new CustomField(AnActor.Company, Guid.CreateVersion7(), new() { Key = "order", Label = "Order", AppliesTo = CustomFieldTarget.Line })], []);
        var form = new InvoiceForm { Registry = registry };
        form.Show(AnInvoice.Content with { Fields = FieldValues.Parse("""{"foreign": 1}"""), Lines = [AnInvoice.Line(1) with { Id = line, Fields = FieldValues.Parse("""{"far": 2}""") }] });
        TypedForm.Read($$"""
            {"fields":{"field.project":"Harb","field.weight":"1x","field.cash":"true"},"rows":[{"id":"{{line}}","kind":"line","fields":{"description":"Oak","vatRate":"19","baseQuantity":"1","field.order":"4711"},"rows":[]}]}
            """)!.Restore(form);
        Assert.Equal("""{"foreign": 1, "project": "Harb", "weight": "1x", "cash": true}""", form.ToContent().Fields.ToJson());
        Assert.Equal("""{"far": 2, "order": "4711"}""", form.ToContent().Lines[0].Fields.ToJson());
        Assert.Single(new EditorState(form, 19).Problems);
    }

    [Fact]
    public void Values_are_read_in_the_readers_words_and_unknown_keys_under_themselves()
    {
        Speak("de-DE");
        var view = Show<FieldFacts>(p => p.Add(f => f.Registry, Registry).Add(f => f.Target, CustomFieldTarget.Invoice)
            .Add(f => f.Values, FieldValues.Parse("""{"ext_id": "A-1", "cash": true, "weight": "1234.5", "ship_by": "2026-06-30", "project": "Harbour"}""")));
        Assert.Equal(["Project", "Weight", "Ship by", "Paid in cash", "ext_id"], view.FindAll("dt").Select(d => d.TextContent));
        Assert.Equal(["Harbour", "1234,5", "30. Juni 2026", "ja", "A-1"], view.FindAll("dd").Select(d => d.TextContent));
        Assert.Equal("ext_id", view.Find("code").TextContent);
    }

    [Fact]
    public void A_list_shows_chosen_fields_of_its_rows()
    {
        var row = ARow.Usual with { Metadata = """{"weight": "2.5", "project": "Harbour"}""" };
        var view = Show<InvoiceTable>(p => p.Add(t => t.Rows, [row]).Add(t => t.Fields, [Registry.All[0], Registry.All[1], Registry.All[4]]).Add(t => t.Empty, "nothing"));
        Assert.Superset(new HashSet<string> { "Project", "Weight", "Paid in cash" }, view.FindAll("th").Select(h => h.TextContent.Trim()).ToHashSet());
        Assert.Contains("Harbour", view.Text(), StringComparison.Ordinal);
        Assert.Contains("2.5", view.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("field.project=Harb%C3%B6", "Project begins with Harbö"), InlineData("field.season=Autumn", "Season: Autumn"), InlineData("field.cash=true", "Paid in cash: yes")]
    [InlineData("field.weight.from=2.5", "Weight from 2.5"), InlineData("field.ship_by.from=2026-06-01&field.ship_by.to=2026-06-30", "Ship by from 1 Jun 2026 to 30 Jun 2026")]
    public void A_condition_in_the_address_is_a_chip_that_can_be_taken_away(string query, string said)
    {
        var asked = ListQuery.Parse($"http://x/acme/invoices?status=Draft&{query}");
        Assert.True(asked.IsFiltered);
        Assert.Equal(asked, ListQuery.Parse("http://x/acme/" + asked.ToUrl()));
        var chips = new ListChips(Services.GetRequiredService<IStringLocalizer<InvoiceWeb.Ui.Texts>>()).Of(asked, null, Registry);
        Assert.Equal(said, chips[1].Text);
        Assert.Equal(new ListQuery { Status = DocumentStatus.Draft }, ListQuery.Parse("http://x/acme/" + chips[1].Without));
        Assert.Single(asked.ToFilter(ListWindow.None, new(2026, 6, 1), Registry).Fields);
    }

    [Theory]
    [InlineData("field.no_such=x"), InlineData("field.weight=2"), InlineData("field.weight.from=many"), InlineData("field.ship_by.from=yesterday"), InlineData("field.=x"), InlineData("field.season.from=a"), InlineData("field.project=%20")]
    public void A_condition_that_makes_no_sense_is_ignored(string query)
    {
        var asked = ListQuery.Parse($"http://x/acme/invoices?{query}");
        Assert.Empty(asked.ToFilter(ListWindow.None, new(2026, 6, 1), Registry).Fields);
        Assert.Empty(new ListChips(Services.GetRequiredService<IStringLocalizer<InvoiceWeb.Ui.Texts>>()).Of(asked, null, Registry));
    }

    [Fact]
    public void Filters_are_typed_by_type_and_end_up_in_the_address()
    {
        var forms = FieldFilterForm.Of(Registry, new FieldConditions([new("project", "Old")]));
        var view = Show<FieldFilters>(p => p.Add(f => f.Forms, forms));
        Assert.Equal("Old", view.Labelled("Project begins with").GetAttribute("value"));
        view.Labelled("Project begins with").Change("New");
        view.Labelled("Weight from").Input("2,5");
        view.Labelled("Ship by to").Change("2026-06-30");
        view.Labelled("Season").Change("Spring");
        view.Labelled("Paid in cash").Change("true");
        Assert.Equal("?field.cash=true&field.project=New&field.season=Spring&field.ship_by.to=2026-06-30&field.weight.from=2.5", new ListQuery { Fields = FieldFilterForm.ToConditions(forms) }.ToUrl()["invoices".Length..]);
    }

    [Fact]
    public async Task A_new_field_gets_a_key_from_its_label_and_a_refusal_stands_at_its_field()
    {
        CustomFieldContent? sent = null;
        var view = Show<FieldDialog>(p => p.Add(d => d.Attempt, Attempt).Add(d => d.Year, 2026).Add(d => d.Confirmed, content => { sent = content; }));
        view.Labelled("Label").Change("Délivery Week 2");
        Assert.Equal("delivery_week_2", view.Labelled("Key").GetAttribute("value"));
        view.Labelled("Type").Change("Choice");
        view.Labelled("Choices, one on each line").Change("A\nB");
        view.Labelled("Last fiscal year").Input("2027");
        await view.Find("form").SubmitAsync();
        Assert.Equal(("delivery_week_2", CustomFieldType.Choice, 2027), (sent!.Key, sent.Type, sent.UntilYear));
        Assert.Equal(["A", "B"], sent.Choices);
        await RefuseAsync(CustomFieldRules.KeyTaken("delivery_week_2", "Week"));
        view.Render();
        Assert.Contains("Week", Assert.Single(view.FindAll(".error")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_exists_is_retired_and_taken_back_and_keeps_its_key()
    {
        var view = Show<FieldDialog>(p => p.Add(d => d.Attempt, Attempt).Add(d => d.Year, 2026).Add(d => d.Field, Registry.All[0]));
        Assert.DoesNotContain(view.FindAll("label"), l => l.TextContent is "Key" or "Type");
        view.Button("Retire: no longer asked for from this year on").Click();
        Assert.Equal("2025", view.Labelled("Last fiscal year").GetAttribute("value"));
        view.Button("Take back into use").Click();
        Assert.Equal("", view.Labelled("Last fiscal year").GetAttribute("value"));
    }

    [Fact]
    public void The_registry_shows_what_holds_for_each_field_and_offers_the_way_out_of_an_empty_one()
    {
        var view = Show<FieldTable>(p => p.Add(t => t.Registry, new FieldRegistry([Field("old", "Old", CustomFieldType.Choice, until: 2025, required: true)], [])).Add(t => t.Year, 2026).Add(t => t.MayChange, true));
        foreach (var word in new[] { "Old", "old", "Invoices", "One of several choices", "Retired, last 2025", "Required", "Searchable" }) Assert.Contains(word, view.Text(), StringComparison.Ordinal);
        Assert.Single(Show<FieldTable>(p => p.Add(t => t.Registry, FieldRegistry.None).Add(t => t.Year, 2026).Add(t => t.MayChange, true)).FindAll(".empty button"));
    }
}
