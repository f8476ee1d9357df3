using InvoiceWeb.Ui;

namespace InvoiceWeb.Archive.Views;

/// <summary>What is looked for, while it is typed.</summary>
public sealed class ArchiveSearchForm
{
    public string? Number { get; set; }
    public string? SupplierNumber { get; set; }
    public Guid? ParticipantId { get; set; }
    public string? ParticipantName { get; set; }
    public string? Words { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public NumberEntry AtLeast { get; init; } = new();
    public NumberEntry AtMost { get; init; } = new();
    public string Currency { get; set; } = "";
    public string Status { get; set; } = "";
    public string Direction { get; set; } = "";
    public string Kind { get; set; } = "";

    /// <summary>The key of a custom field; empty for none.</summary>
    public string Field { get; set; } = "";
    public string? Value { get; set; }

    /// <summary>None for all.</summary>
    public HashSet<int> Years { get; init; } = [];

    public bool HasMore => From is not null || To is not null || AtLeast.Text.Length > 0 || AtMost.Text.Length > 0 || Currency.Length > 0 || Status.Length > 0 || Direction.Length > 0 || Kind.Length > 0
        || SupplierNumber is not null || Field.Length > 0 || Years.Count > 0;

    public bool IsInvalid => AtLeast.IsInvalid || AtMost.IsInvalid;
}
