using System.Globalization;
using InvoiceWeb.Participants;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Payments.Pages;

public sealed partial class PaymentRegister
{
    private IReadOnlyList<PaymentListRow>? _rows;
    private string? _participant;

    [Inject] public required FindPayments FindPayments { get; init; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [SupplyParameterFromQuery] public string? Direction { get; set; }
    [SupplyParameterFromQuery] public Guid? Participant { get; set; }
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>The last row of the page before, as <c>yyyy-MM-dd_id</c>.</summary>
    [SupplyParameterFromQuery] public string? After { get; set; }

    private bool IsFiltered => Participant is not null || !string.IsNullOrEmpty(Direction) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    protected override async Task OnParametersSetAsync()
    {
        var filter = new PaymentFilter(Enum.TryParse<PaymentDirection>(Direction, out var way) && Enum.IsDefined(way) ? way : null, Participant, DayOf(From), DayOf(To));
        await Loading.RunAsync(async (actor, stop) =>
        {
            _participant = Participant is { } id ? (await ReadParticipant.ExecuteAsync(actor, id, stop)).Name : null;
            _rows = await FindPayments.ExecuteAsync(actor, filter, Cursor(After), stop);
        });
    }

    /// <summary>Filters live in the address, so that links, Back and bookmarks work.</summary>
    private void Go(string name, ChangeEventArgs e) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { [name] = e.Value is string { Length: > 0 } value ? value : null, ["after"] = null }));

    private string WithCursor(PaymentListRow? last) => Navigation.GetUriWithQueryParameter(
        "after", last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.PaidOn:yyyy-MM-dd}_{last.Id:N}"));

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A cursor that somebody has tampered with starts at the beginning.</summary>
    private static PaymentCursor? Cursor(string? text) =>
        text?.Split('_') is [var date, var id] && DayOf(date) is { } day && Guid.TryParseExact(id, "N", out var key) ? new PaymentCursor(day, key) : null;
}
