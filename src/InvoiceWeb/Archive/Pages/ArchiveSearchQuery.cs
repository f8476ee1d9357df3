using System.Globalization;
using InvoiceWeb.Invoices;
using Microsoft.AspNetCore.WebUtilities;

namespace InvoiceWeb.Archive.Pages;

/// <summary>What is looked for in the archive, as it stands in the address: links, Back and bookmarks work. What makes no sense there is ignored.</summary>
public sealed record ArchiveSearchQuery
{
    private const int LongestText = 200;
    private const decimal LargestAmount = 1_000_000_000_000_000m;

    public string? Number { get; init; }
    public string? SupplierNumber { get; init; }
    public Guid? Participant { get; init; }
    public string? Words { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public decimal? AtLeast { get; init; }
    public decimal? AtMost { get; init; }
    public string? Currency { get; init; }
    public DocumentStatus? Status { get; init; }
    public InvoiceDirection? Direction { get; init; }
    public InvoiceKind? Kind { get; init; }

    /// <summary>Metadata key and its value; both or none.</summary>
    public string? Field { get; init; }
    public string? Value { get; init; }

    /// <summary>Fiscal years in rising order, as <c>2019,2021</c>; null for all.</summary>
    public string? Years { get; init; }

    /// <summary>Somebody pressed the button, with whatever filters; without it the page only shows them.</summary>
    public bool Asked { get; init; }

    public bool IsFiltered => this with { Asked = false } != new ArchiveSearchQuery();

    public IReadOnlyList<int> YearNumbers => [.. (Years ?? "").Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0).Where(year => year is > 0 and < 10_000).Distinct().Order()];

    public static string? InAddress(IEnumerable<int> years) => string.Join(',', years.Distinct().Order().Select(y => y.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } text ? text : null;

    public static ArchiveSearchQuery Parse(string uri)
    {
        var values = QueryHelpers.ParseQuery(new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } address ? address.Query : "");
        string? Text(string name) => values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= LongestText } text ? InvoiceWeb.Text.CleanLine(text) : null;
        var query = new ArchiveSearchQuery
        {
            Number = Text("number"), SupplierNumber = Text("supplierNumber"), Participant = Guid.TryParse(Text("participant"), out var participant) ? participant : null, Words = Text("text"),
            From = Day(Text("from")), To = Day(Text("to")), AtLeast = Amount(Text("atLeast")), AtMost = Amount(Text("atMost")), Currency = InvoiceWeb.Currency.Find(Text("currency"))?.Code,
            Status = Member<DocumentStatus>(Text("status")), Direction = Member<InvoiceDirection>(Text("direction")), Kind = Member<InvoiceKind>(Text("kind")),
            Field = Text("field"), Value = Text("value"), Asked = values.ContainsKey("asked"),
        };
        if (query.Field is null || query.Value is null) query = query with { Field = null, Value = null };
        query = query with { Years = InAddress((query with { Years = Text("years") }).YearNumbers) };
        return query.IsFiltered ? query with { Asked = true } : query;
    }

    /// <summary>The address inside the company.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString("archive/search", new Dictionary<string, string?>
    {
        ["number"] = Number, ["supplierNumber"] = SupplierNumber, ["participant"] = Participant?.ToString(), ["text"] = Words, ["from"] = Iso(From), ["to"] = Iso(To),
        ["atLeast"] = AtLeast?.ToString(CultureInfo.InvariantCulture), ["atMost"] = AtMost?.ToString(CultureInfo.InvariantCulture), ["currency"] = Currency,
        ["status"] = Status?.ToString(), ["direction"] = Direction?.ToString(), ["kind"] = Kind?.ToString(), ["field"] = Field, ["value"] = Value, ["years"] = Years,
        ["asked"] = Asked && !IsFiltered ? "1" : null,
    }.Where(pair => pair.Value is not null));

    /// <param name="usual">In which currency amounts are meant where none is chosen.</param>
    public ArchiveQuery ToQuery(string usual)
    {
        var code = Currency ?? (AtLeast is null && AtMost is null ? null : usual);
        return new()
        {
            Number = Number, SupplierNumber = SupplierNumber, Participant = Participant, Text = Words, From = From, To = To, Currency = code, AtLeast = Minor(AtLeast, code), AtMost = Minor(AtMost, code),
            Status = Status, Direction = Direction, Kind = Kind, Fields = Field is { } field && Value is { } value ? new Dictionary<string, string> { [field] = value } : new Dictionary<string, string>(), Years = YearNumbers,
        };
    }

    private static long? Minor(decimal? amount, string? code) =>
        amount is { } value && code is not null && InvoiceWeb.Currency.Of(code) is var currency ? currency.ToMinorUnits(currency.Round(value)) : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static decimal? Amount(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < LargestAmount ? value : null;

    private static T? Member<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
