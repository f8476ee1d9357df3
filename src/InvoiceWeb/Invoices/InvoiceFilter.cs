using InvoiceWeb.Invoices.Fields;

namespace InvoiceWeb.Invoices;

/// <summary>Which invoices are listed, in which order. Every member reaches an index or is kept small by the window (docs/decisions/0021).</summary>
public sealed record InvoiceFilter(
    InvoiceDirection? Direction = null, DocumentStatus? Status = null, PaymentStatus? Payment = null, Guid? ParticipantId = null, string? Number = null)
{
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public string? Currency { get; init; }

    /// <summary>What is due for payment, in minor units of <see cref="Currency"/>.</summary>
    public long? AmountFrom { get; init; }

    /// <inheritdoc cref="AmountFrom"/>
    public long? AmountTo { get; init; }

    /// <summary>Only invoices with something left to pay; credit notes are never due.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Only what was overdue on this day.</summary>
    public DateOnly? OverdueOn { get; init; }

    /// <summary>The window: on the due date in a list by due date, else on the date of the list.</summary>
    public DateOnly? WindowFrom { get; init; }

    /// <inheritdoc cref="WindowFrom"/>
    public DateOnly? WindowTo { get; init; }

    /// <summary>Values of searchable custom fields, all of which must fit.</summary>
    public IReadOnlyList<FieldRange> Fields { get; init; } = [];

    public InvoiceOrder Order { get; init; } = InvoiceOrder.Newest;
}

public enum InvoiceSort { Date, Due, Number, Amount }

public sealed record InvoiceOrder(InvoiceSort By, bool Ascending)
{
    public static InvoiceOrder Newest { get; } = new(InvoiceSort.Date, Ascending: false);
}
