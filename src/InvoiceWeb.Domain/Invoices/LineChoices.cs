namespace InvoiceWeb.Invoices;

/// <summary>What is offered while lines are typed.</summary>
public sealed record LineChoices(IReadOnlyList<OfferedVatRate> Rates, CodeList Accounts, CodeList CostCentres)
{
    public static LineChoices None { get; } = new([], new(LedgerCodeKind.Account, [], false), new(LedgerCodeKind.CostCentre, [], false));

    /// <summary>The rates of a day, the highest first.</summary>
    public IReadOnlyList<OfferedVatRate> RatesOn(DateOnly day) =>
        [.. Rates.Where(r => r.Category is VatCategory.Standard && r.IsValidOn(day)).OrderByDescending(r => r.Rate)];

    /// <summary>What a first line begins with: the highest rate of the day; where the company keeps no list, what was usual before.</summary>
    public decimal StandardRateOn(DateOnly day, decimal otherwise) => RatesOn(day) is [var highest, ..] ? highest.Rate : otherwise;

    /// <summary>False for a rate that is typed although the company offers others on that day; true where it offers none.</summary>
    public bool IsOffered(decimal rate, DateOnly day) => RatesOn(day) is var rates && (rates.Count == 0 || rates.Any(r => r.Rate == rate));
}

/// <summary>The accounts or the cost centres that are offered.</summary>
/// <param name="IsOnly">Nothing else may be submitted.</param>
public sealed record CodeList(LedgerCodeKind Kind, IReadOnlyList<CodeName> Codes, bool IsOnly)
{
    /// <summary>Suggestions that a person can look through.</summary>
    public const int MostSuggested = 20;

    public CodeName? Find(string? code) => Text.CleanLine(code) is { } clean ? Codes.FirstOrDefault(c => c.Code == clean) : null;

    /// <summary>By the beginning of the code, then by words of the name; everything from the start while nothing is typed.</summary>
    public IReadOnlyList<CodeName> Suggest(string? typed)
    {
        if (Text.CleanLine(typed) is not { } text) return [.. Codes.Take(MostSuggested)];
        return [.. Codes.Where(c => c.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Concat(Codes.Where(c => c.Name.Contains(text, StringComparison.OrdinalIgnoreCase))).Distinct().Take(MostSuggested)];
    }

    /// <summary>Typed, but in no list although there is one.</summary>
    public bool IsUnknown(string? code) => Codes.Count > 0 && Text.CleanLine(code) is not null && Find(code) is null;
}

public sealed record CodeName(string Code, string Name);
