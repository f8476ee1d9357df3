using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class FieldValuesTests
{
    /// <summary>As a database or another program may have written it; nobody here knows any of its keys.</summary>
    private const string Foreign = """{"zz": {"deep": [1, 2.50, "é"]}, "n": 1.10, "big": 123456789012345678901234567890.5, "no": null, "ok": true, "t": "quote \" and 😀"}""";

    [Fact]
    public void Unknown_members_come_back_letter_by_letter_and_in_their_order() => Assert.Equal(Foreign, FieldValues.Parse(Foreign).ToJson());

    [Fact]
    public void A_member_is_added_replaced_and_taken_away_and_no_other_moves()
    {
        var values = FieldValues.Parse("""{"b": 1.0, "a": "x", "c": []}""");
        Assert.Equal("""{"b": 1.0, "a": "y", "c": [], "d": true}""", values.With("a", "\"y\"").With("d", "true").ToJson());
        Assert.Equal("""{"b": 1.0, "c": []}""", values.With("a", null).ToJson());
    }

    [Fact]
    public void What_a_change_does_not_name_stays() =>
        Assert.Equal("""{"a": "x", "b": "new"}""", FieldValues.None.With("b", "\"new\"").With("gone", null).OntoJson("""{"a": "x", "gone": 1}"""));

    [Fact]
    public void A_change_that_changes_nothing_gives_the_stored_text_itself_back()
    {
        const string stored = """{"a":"\u00e9","b":2}""";
        Assert.Same(stored, FieldValues.Parse(stored).OntoJson(stored));
        Assert.Same(stored, FieldValues.None.With("a", "\"é\"").OntoJson(stored));
    }

    [Fact]
    public void Order_and_spelling_of_texts_do_not_make_two_records_different()
    {
        Assert.Equal(FieldValues.Parse("""{"a":"\u00e9","b":2}"""), FieldValues.Parse("""{"b": 2, "a": "é"}"""));
        Assert.NotEqual(FieldValues.Parse("""{"a": 2}"""), FieldValues.Parse("""{"a": "2"}"""));
        Assert.NotEqual(FieldValues.Parse("""{"a": 2}"""), FieldValues.None);
        Assert.Equal(FieldValues.None, FieldValues.None.With("a", null));
    }

    [Fact]
    public void People_see_texts_without_quotation_marks_and_nothing_for_null()
    {
        var values = FieldValues.Parse(Foreign);
        Assert.Equal(("quote \" and 😀", "1.10", "true"), (values.Text("t"), values.Text("n"), values.Text("ok")));
        Assert.Null(values.Text("no"));
        Assert.Null(values.Text("missing"));
    }
}
