using System.Globalization;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Fields;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Says in words to what a list is narrowed.</summary>
public sealed class ListChips(IStringLocalizer<Texts> texts)
{
    /// <param name="participant">The name of the one the list is narrowed to.</param>
    /// <param name="fields">The company's custom fields.</param>
    public IReadOnlyList<FilterChip> Of(ListQuery query, string? participant, FieldRegistry? fields = null)
    {
        var chips = new List<FilterChip>();
        void Add(bool isThere, string text, ListQuery without)
        {
            if (isThere) chips.Add(new(text, without.WithoutPlace.ToUrl()));
        }
        Add(query.Number is not null, texts["Number begins with {0}", query.Number!], query with { Number = null });
        Add(query.Direction is not null, texts[query.Direction is InvoiceDirection.Sales ? "Sales" : "Purchases"], query with { Direction = null });
        Add(query.Status is not null, texts["Status: {0}", texts[query.Status.ToString()!].Value], query with { Status = null });
        Add(query.Payment is not null, texts["Payment: {0}", texts[StatusChips.InWords(query.Payment ?? default)].Value], query with { Payment = null });
        Add(query.Open, texts["Open"], query with { Open = false });
        Add(query.Overdue, texts["Overdue"], query with { Overdue = false });
        Add(query.Participant is not null, participant ?? texts["One participant"], query with { Participant = null });
        Add(query.IssuedFrom is not null || query.IssuedTo is not null, texts["Issued {0}", Span(Day(query.IssuedFrom), Day(query.IssuedTo))], query with { IssuedFrom = null, IssuedTo = null });
        Add(query.DueFrom is not null || query.DueTo is not null, texts["Due {0}", Span(Day(query.DueFrom), Day(query.DueTo))], query with { DueFrom = null, DueTo = null });
        Add(query.AmountFrom is not null || query.AmountTo is not null, texts["Amount {0}", Span(Amount(query.AmountFrom), Amount(query.AmountTo))], query with { AmountFrom = null, AmountTo = null });
        Add(query.Currency is not null, texts["Only {0}", query.Currency!], query with { Currency = null });
        foreach (var (field, condition) in query.Fields.Known(fields ?? FieldRegistry.None))
            Add(true, Said(field, condition), query with { Fields = query.Fields.Without(condition.Key) });
        Add(query.Years is not null, texts["Years: {0}", query.Years!], query with { Years = null });
        Add(query.Archived, texts["Also in archived years"], query with { Archived = false });
        return chips;
    }

    private string Said(CustomField field, FieldCondition condition)
    {
        string? Value(string? text) => text is null ? null : FieldWords.Value(texts, field.Type, text);

        if (condition.From is not null || condition.To is not null) return $"{field.Label} {Span(Value(condition.From), Value(condition.To))}";
        return field.Type is CustomFieldType.Text ? texts["{0} begins with {1}", field.Label, condition.Value ?? ""] : $"{field.Label}: {Value(condition.Value)}";
    }

    private string Span(string? from, string? to) => (from, to) switch
    {
        ({ } first, { } last) => texts["from {0} to {1}", first, last],
        ({ } first, null) => texts["from {0}", first],
        var (_, last) => texts["to {0}", last ?? ""],
    };

    private static string? Day(DateOnly? day) => day is { } one ? DayText.Of(one) : null;

    private static string? Amount(decimal? amount) => amount?.ToString("#,0.00##", CultureInfo.CurrentCulture);
}
