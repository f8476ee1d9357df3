using InvoiceWeb.Audit.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Audit;

/// <summary>The history keeps names and values in a form of its own; people read them in theirs.</summary>
public sealed class HistoryWordsTests : View
{
    private static readonly TextLocalizer T = new();
    private static readonly TimeZoneInfo Auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");

    [Theory]
    [InlineData("dueDate", "due date", "Fälligkeit"), InlineData("line 3", "line 3", "Position 3"), InlineData("line 3 quantity", "line 3, quantity", "Position 3, Menge")]
    [InlineData("line 3 allowance or charge 2", "line 3, allowance or charge 2", "Position 3, Nachlass oder Zuschlag 2"), InlineData("allowance or charge 1", "allowance or charge 1", "Nachlass oder Zuschlag 1")]
    [InlineData("line “Oak table, 180 cm” price", "line “Oak table, 180 cm”, price", "Position “Oak table, 180 cm”, Preis"), InlineData("unheard of", "unheard of", "unheard of")]
    public void A_field_is_named_in_words(string name, string english, string german)
    {
        Assert.Equal(english, HistoryWords.Field(T, name));
        Speak("de-DE");
        Assert.Equal(german, HistoryWords.Field(T, name));
    }

    private static FieldRegistry Known => new(
        [Field("project", "Project code", CustomFieldTarget.Invoice), Field("project", "Site", CustomFieldTarget.Line), Field("region", "Sales region", CustomFieldTarget.Participant)], []);

    private static CustomField Field(string key, string label, CustomFieldTarget target) => new(AnActor.Company, Guid.CreateVersion7(), new() { Key = key, Label = label, AppliesTo = target });

    [Theory]
    [InlineData("custom field project", CustomFieldTarget.Invoice, "Project code"), InlineData("line 2 custom field project", CustomFieldTarget.Invoice, "line 2, Site")]
    [InlineData("custom field region", CustomFieldTarget.Participant, "Sales region"), InlineData("custom field region", CustomFieldTarget.Invoice, "custom field region"), InlineData("custom field gone", CustomFieldTarget.Invoice, "custom field gone")]
    public void A_custom_field_is_named_by_its_label_and_by_its_key_only_where_it_is_gone(string name, CustomFieldTarget subject, string said) =>
        Assert.Equal(said, HistoryWords.Field(T, name, Known, subject));

    [Theory]
    [InlineData("dueDate", "2026-12-31", "31. Dez. 2026"), InlineData("quantity", "1234.5", "1234,5"), InlineData("quantity", "3", "3"), InlineData("status", "Submitted", "Eingereicht"), InlineData("closed", "True", "ja"), InlineData("supplier", "True", "ja")]
    [InlineData("at", "2026-03-16T22:30:00.000000Z", "17. März 2026, 11:30"), InlineData("note", null, "–"), InlineData("name", "Submitted", "Submitted"), InlineData("note", "2026-99-31", "2026-99-31")]
    public void A_value_is_written_as_the_reader_writes_it_but_what_somebody_typed_stays(string field, string? value, string shown)
    {
        Speak("de-DE");
        Assert.Equal(shown, HistoryWords.Value(T, field, value, Auckland));
    }
}
