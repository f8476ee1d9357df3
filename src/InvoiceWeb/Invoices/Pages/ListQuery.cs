using System.Globalization;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.WebUtilities;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>What the invoice list shows, as it stands in the address: links, Back and bookmarks work. What makes no sense there is ignored.</summary>
public sealed record ListQuery
{
    public InvoiceDirection? Direction { get; init; }
    public DocumentStatus? Status { get; init; }
    public PaymentStatus? Payment { get; init; }
    public bool Open { get; init; }
    public bool Overdue { get; init; }
    public Guid? Participant { get; init; }
    public string? Number { get; init; }
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public decimal? AmountFrom { get; init; }
    public decimal? AmountTo { get; init; }
    public string? Currency { get; init; }

    /// <summary>Searchable custom fields, as <c>field.project=…</c> or <c>field.weight.from=…</c>.</summary>
    public FieldConditions Fields { get; init; } = FieldConditions.None;

    /// <summary>Fiscal years, as <c>2024</c> or <c>2023-2025</c>; null for the usual window.</summary>
    public string? Years { get; init; }

    /// <summary>Both tiers in one list, the newest first.</summary>
    public bool Archived { get; init; }
    public InvoiceOrder Order { get; init; } = InvoiceOrder.Newest;
    public string? After { get; init; }
    public string? Before { get; init; }

    /// <summary>How many rows lie before this page, to say which ones these are.</summary>
    public int At { get; init; }

    public bool IsFiltered => WithoutPlace with { Order = InvoiceOrder.Newest } != new ListQuery();

    /// <summary>The same list from its beginning.</summary>
    public ListQuery WithoutPlace => this with { After = null, Before = null, At = 0 };

    /// <summary>Who names a document, a participant or days has narrowed the list already; and what is open has an index of its own, by due date.</summary>
    public bool NeedsNoWindow => Years is null
        && (Archived || Number is not null || Participant is not null || (Order.By is InvoiceSort.Due ? DueFrom is not null || Open || Overdue : IssuedFrom is not null));

    /// <summary>Days of issue in the order of due days, and the other way round, would be read in neither's index: the list is by the days that were named.</summary>
    public bool Offers(InvoiceSort sort) => sort switch
    {
        _ when Archived => sort is InvoiceSort.Date,
        InvoiceSort.Due => !NamesIssue,
        InvoiceSort.Date => NamesIssue || (DueFrom is null && DueTo is null),
        _ => true,
    };

    private bool NamesIssue => IssuedFrom is not null || IssuedTo is not null;

    public InvoiceCursor? Cursor => InvoiceCursor.Parse(Before, Order.By, backwards: true) ?? InvoiceCursor.Parse(After, Order.By);

    public static ListQuery Parse(string uri)
    {
        var values = QueryHelpers.ParseQuery(new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } address ? address.Query : "");
        string? Text(string name) => values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= 100 } text ? text : null;
        var query = new ListQuery
        {
            Direction = Member<InvoiceDirection>(Text("direction")), Status = Member<DocumentStatus>(Text("status")), Payment = Member<PaymentStatus>(Text("payment")),
            Open = Text("open") is not null, Overdue = Text("overdue") is not null, Participant = Guid.TryParse(Text("participant"), out var participant) ? participant : null, Number = InvoiceWeb.Text.CleanLine(Text("number")),
            IssuedFrom = Day(Text("issuedFrom")), IssuedTo = Day(Text("issuedTo")), DueFrom = Day(Text("dueFrom")), DueTo = Day(Text("dueTo")),
            AmountFrom = Amount(Text("amountFrom")), AmountTo = Amount(Text("amountTo")), Currency = InvoiceWeb.Currency.Find(Text("currency"))?.Code,
            Fields = FieldConditions.Parse(values.ToDictionary(v => v.Key, v => Text(v.Key))), Years = Text("years"), Archived = Text("archived") is not null, Order = new(Member<InvoiceSort>(Text("sort")) ?? InvoiceSort.Date, Text("order") is "up"),
            After = Text("after"), Before = Text("before"), At = int.TryParse(Text("at"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0,
        };
        // The archive is searched from the newest on, and not ordered by anything else.
        if (query.Archived) query = query with { Order = InvoiceOrder.Newest };
        return query.Offers(query.Order.By) ? query : query.WithoutPlace with { Order = new(query.Offers(InvoiceSort.Date) ? InvoiceSort.Date : InvoiceSort.Due, Ascending: false) };
    }

    /// <summary>The address inside the company.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString("invoices", new Dictionary<string, string?>
    {
        ["direction"] = Direction?.ToString(), ["status"] = Status?.ToString(), ["payment"] = Payment?.ToString(), ["open"] = Open ? "1" : null, ["overdue"] = Overdue ? "1" : null,
        ["participant"] = Participant?.ToString(), ["number"] = Number,
        ["issuedFrom"] = Iso(IssuedFrom), ["issuedTo"] = Iso(IssuedTo), ["dueFrom"] = Iso(DueFrom), ["dueTo"] = Iso(DueTo),
        ["amountFrom"] = AmountFrom?.ToString(CultureInfo.InvariantCulture), ["amountTo"] = AmountTo?.ToString(CultureInfo.InvariantCulture), ["currency"] = Currency,
        ["years"] = Years, ["archived"] = Archived ? "1" : null, ["sort"] = Order.By is InvoiceSort.Date ? null : Order.By.ToString(), ["order"] = Order.Ascending ? "up" : null,
        ["after"] = After, ["before"] = Before, ["at"] = At > 0 ? At.ToString(CultureInfo.InvariantCulture) : null,
    }.Concat(Fields.ToQuery()).Where(pair => pair.Value is not null));

    /// <summary>Amounts are compared within a currency: the company's own, unless one was chosen.</summary>
    public ListQuery InOneCurrency(string usual) =>
        Currency is null && (AmountFrom is not null || AmountTo is not null || Order.By is InvoiceSort.Amount) ? this with { Currency = usual } : this;

    /// <param name="fields">Those that the list knows; a condition on another one is ignored.</param>
    public InvoiceFilter ToFilter(ListWindow window, DateOnly today, FieldRegistry? fields = null) => new(Direction, Status, Payment, Participant, Number)
    {
        IssuedFrom = IssuedFrom, IssuedTo = IssuedTo, DueFrom = DueFrom, DueTo = DueTo, Currency = Currency,
        AmountFrom = Minor(AmountFrom), AmountTo = Minor(AmountTo), IsOpen = Open, OverdueOn = Overdue ? today : null,
        WindowFrom = window.From, WindowTo = window.To, Order = Order, Fields = Fields.Ranges(fields ?? FieldRegistry.None),
    };

    private long? Minor(decimal? amount) =>
        amount is { } value && Currency is { } code && InvoiceWeb.Currency.Of(code) is var currency ? currency.ToMinorUnits(currency.Round(value)) : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What no invoice can amount to is no bound.</summary>
    private static decimal? Amount(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000_000m ? value : null;

    private static T? Member<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
