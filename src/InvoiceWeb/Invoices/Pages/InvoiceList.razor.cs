using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Pages;

public sealed partial class InvoiceList
{
    private IReadOnlyList<InvoiceRow>? _rows;

    [Inject] public required FindInvoices FindInvoices { get; init; }
    [SupplyParameterFromQuery] public string? Direction { get; set; }
    [SupplyParameterFromQuery] public string? Status { get; set; }
    [SupplyParameterFromQuery] public string? Number { get; set; }
    [SupplyParameterFromQuery] public Guid? Participant { get; set; }
    [SupplyParameterFromQuery] public string? Currency { get; set; }
    [SupplyParameterFromQuery] public bool? Open { get; set; }
    [SupplyParameterFromQuery] public bool? Overdue { get; set; }
    [SupplyParameterFromQuery] public string? DueFrom { get; set; }
    [SupplyParameterFromQuery] public string? DueTo { get; set; }

    /// <summary>The last row of the page before, as <c>yyyy-MM-dd_id</c>.</summary>
    [SupplyParameterFromQuery] public string? After { get; set; }

    private bool IsFiltered => Participant is not null || Due is not null || !string.IsNullOrEmpty(Currency) || !string.IsNullOrEmpty(Direction) || !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Number);

    private DueDays? Due => Overdue is true ? new(null, Here.Today.AddDays(-1))
        : Open is true || DayOf(DueFrom) is not null || DayOf(DueTo) is not null ? new(DayOf(DueFrom), DayOf(DueTo)) : null;

    protected override async Task OnParametersSetAsync()
    {
        var filter = new InvoiceFilter(Parsed<InvoiceDirection>(Direction), Parsed<DocumentStatus>(Status), ParticipantId: Participant, Number: Number)
        {
            Currency = InvoiceWeb.Currency.Find(Currency)?.Code, Due = Due,
        };
        await Loading.RunNextAsync(async (actor, stop) => _rows = await FindInvoices.ExecuteAsync(actor, filter, Cursor(After), stop));
    }

    /// <summary>Filters live in the address, so that links, Back and bookmarks work.</summary>
    private void Go(string name, ChangeEventArgs e) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { [name] = e.Value is string { Length: > 0 } value ? value : null, ["after"] = null }));

    private string WithCursor(InvoiceRow? last) => Navigation.GetUriWithQueryParameter(
        "after", last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.ListDate:yyyy-MM-dd}_{last.Id:N}"));

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Parsed<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A cursor that somebody has tampered with starts at the beginning.</summary>
    private static InvoiceCursor? Cursor(string? text) =>
        text?.Split('_') is [var date, var id] && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParseExact(id, "N", out var key)
            ? new InvoiceCursor(day, key) : null;
}
