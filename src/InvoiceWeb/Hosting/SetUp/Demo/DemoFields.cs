using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>The custom fields of a demo company, and what its clerks type into them: on part of the documents only, as in life.</summary>
internal sealed record DemoFields
{
    private static readonly string[] Projects = ["Harbour refit", "Café Lindenallee", "Autumn catalogue", "Hotel Seeblick"];

    public static DemoFields None { get; } = new();

    public IReadOnlyList<CustomFieldContent> Registry { get; init; } = [];

    /// <summary>By the number of the sale and its moment.</summary>
    public Func<int, DateTimeOffset, FieldValues> OfSale { get; init; } = (_, _) => FieldValues.None;

    /// <summary>By the number of the sale.</summary>
    public Func<int, FieldValues> OfLine { get; init; } = _ => FieldValues.None;

    /// <summary>By the place in the list of customers.</summary>
    public Func<int, FieldValues> OfCustomer { get; init; } = _ => FieldValues.None;

    public static DemoFields OfBrightside { get; } = new()
    {
        Registry =
        [
            new() { Key = "project", Label = "Project", IsSearchable = true, IsPrinted = true },
            new() { Key = "delivery_week", Label = "Delivery week", Type = CustomFieldType.Number, IsSearchable = true },
            new() { Key = "internal_order", Label = "Internal order", AppliesTo = CustomFieldTarget.Line },
            new() { Key = "segment", Label = "Customer segment", Type = CustomFieldType.Choice, AppliesTo = CustomFieldTarget.Participant, Choices = ["Hospitality", "Retail", "Wholesale"] },
        ],
        OfSale = (number, moment) => number % 3 == 0 ? FieldValues.None : FieldValues.None
            .With("project", Text(Projects[number % Projects.Length]))
            .With("delivery_week", number % 3 == 1 ? Number(System.Globalization.ISOWeek.GetWeekOfYear(moment.AddDays(10).UtcDateTime)) : null),
        OfLine = number => number % 4 == 1 ? FieldValues.None.With("internal_order", Text($"IO-{7000 + number}")) : FieldValues.None,
        OfCustomer = place => place % 4 == 3 ? FieldValues.None : FieldValues.None.With("segment", Text(new[] { "Hospitality", "Wholesale", "Retail" }[place % 3])),
    };

    public static DemoFields OfNorthwind { get; } = new()
    {
        Registry =
        [
            new() { Key = "season", Label = "Season", Type = CustomFieldType.Choice, IsSearchable = true, IsPrinted = true, Choices = ["Spring/Summer", "Autumn/Winter"] },
            new() { Key = "ship_by", Label = "Ship by", Type = CustomFieldType.Date, IsSearchable = true },
        ],
        OfSale = (number, moment) => number % 2 == 0 ? FieldValues.None : FieldValues.None
            .With("season", Text(moment.Month is >= 2 and <= 7 ? "Spring/Summer" : "Autumn/Winter"))
            .With("ship_by", FieldText.ToJson(CustomFieldType.Date, moment.AddDays(21).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
    };

    private static string? Text(string text) => FieldText.ToJson(CustomFieldType.Text, text);

    private static string? Number(decimal number) => FieldText.ToJson(CustomFieldType.Number, FieldText.Plain(number));
}
