using InvoiceWeb.Audit.Views;
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

    [Theory]
    [InlineData("dueDate", "2026-12-31", "31. Dez. 2026"), InlineData("quantity", "1234.5", "1234,5"), InlineData("quantity", "3", "3"), InlineData("status", "Submitted", "Eingereicht"), InlineData("closed", "True", "ja"), InlineData("supplier", "True", "ja")]
    [InlineData("at", "2026-03-16T22:30:00.000000Z", "17. März 2026, 11:30"), InlineData("note", null, "–"), InlineData("name", "Submitted", "Submitted"), InlineData("note", "2026-99-31", "2026-99-31")]
    public void A_value_is_written_as_the_reader_writes_it_but_what_somebody_typed_stays(string field, string? value, string shown)
    {
        Speak("de-DE");
        Assert.Equal(shown, HistoryWords.Value(T, field, value, Auckland));
    }
}
