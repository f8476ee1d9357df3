using System.Globalization;
using System.Text.Json;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views;

/// <summary>
/// What the browser's typing journal sends: the fields of the editor by name, lines with their fields, letter by letter.
/// </summary>
public sealed record TypedForm
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string? Direction { get; init; }
    public Dictionary<string, string?> Fields { get; init; } = [];
    public List<TypedRow> Rows { get; init; } = [];

    /// <returns>Null when the text is not what the journal writes.</returns>
    public static TypedForm? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TypedForm>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public InvoiceDirection DirectionOr(InvoiceDirection other) => Enum.TryParse<InvoiceDirection>(Direction, out var direction) && Enum.IsDefined(direction) ? direction : other;

    /// <summary>Puts everything back where it was typed.</summary>
    public void Restore(InvoiceForm form)
    {
        form.ParticipantId = Guid.TryParse(Text("participantId"), out var participant) ? participant : null;
        form.ParticipantName = Text("participantName");
        (form.SupplierNumber, form.Reference, form.Note, form.ExemptionReason) = (Text("supplierNumber"), Text("reference"), Text("note"), Text("exemptionReason") ?? form.ExemptionReason);
        if (Fields.ContainsKey("seriesId")) form.SeriesId = Guid.TryParse(Text("seriesId"), out var series) ? series : null;
        (form.IssueDate, form.DueDate, form.TaxPointDate) = (Day("issueDate"), Day("dueDate"), Day("taxPointDate"));
        if (Text("currency") is { } currency) form.Currency = currency;
        foreach (var (name, entry) in new[] { ("termsDays", form.TermsDays), ("exchangeRate", form.ExchangeRate), ("prepaidAmount", form.PrepaidAmount), ("roundingAmount", form.RoundingAmount) })
            if (Fields.TryGetValue(name, out var typed)) entry.Type(typed);
        form.Fields.Restore(Fields);
        var saved = form.Lines.ToDictionary(l => l.Id);
        form.Lines.Clear();
        form.Lines.AddRange(Rows.Where(r => r.Kind == "line").Select(r => r.ToLine(form.Registry, saved.GetValueOrDefault(r.Id))));
        form.AllowancesCharges.Clear();
        form.AllowancesCharges.AddRange(Rows.Where(r => r.Kind == "item").Select(r => r.ToItem()));
    }

    private string? Text(string field) => Fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    private DateOnly? Day(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A line, or an allowance or charge, as typed.</summary>
public sealed record TypedRow
{
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public Dictionary<string, string?> Fields { get; init; } = [];
    public List<TypedRow> Rows { get; init; } = [];

    /// <param name="saved">The line as it was saved; fields that the page did not show are its own still.</param>
    internal LineForm ToLine(FieldRegistry registry, LineForm? saved)
    {
        var line = new LineForm
        {
            Id = Id, Description = Text("description"), Unit = Text("unit") ?? "C62", VatCategory = Category(), Account = Text("account"), CostCentre = Text("costCentre"),
            IsOpen = Fields.ContainsKey("baseQuantity"), Fields = new(registry, CustomFieldTarget.Line, saved?.Fields.Origin ?? FieldValues.None),
        };
        line.Fields.Restore(Fields);
        Type(line.Quantity, "quantity");
        Type(line.Price, "price");
        Type(line.BaseQuantity, "baseQuantity");
        Type(line.DiscountPercent, "discountPercent");
        Type(line.VatRate, "vatRate");
        line.AllowancesCharges.AddRange(Rows.Select(r => r.ToItem()));
        return line;
    }

    internal AllowanceChargeForm ToItem()
    {
        var item = new AllowanceChargeForm { Id = Id, IsCharge = Text("kind") == "charge", Reason = Text("reason"), IsPercentage = Text("measure") == "percent", VatCategory = Category() };
        Type(item.Amount, "amount");
        Type(item.VatRate, "vatRate");
        return item;
    }

    private void Type(NumberEntry entry, string field)
    {
        if (Fields.TryGetValue(field, out var typed)) entry.Type(typed);
    }

    private VatCategory Category() => Enum.TryParse<VatCategory>(Text("vatCategory"), out var category) && Enum.IsDefined(category) ? category : VatCategory.Standard;

    private string? Text(string field) => Fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}
