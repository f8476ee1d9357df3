namespace InvoiceWeb.Payments.Views;

/// <summary>How an amount is spread over open invoices, while it is being typed.</summary>
public sealed class AllocationForm
{
    private bool _touched;

    public List<AllocationLine> Lines { get; } = [];

    public decimal Allocated => Lines.Sum(l => l.Amount ?? 0);

    /// <summary>Somewhere stands what is no number: nothing may be saved that leaves it out.</summary>
    public bool IsUnreadable => Lines.Any(l => l.IsUnreadable);

    public decimal Open => Lines.Sum(l => l.Row.OpenAmount);

    /// <summary>Shows what is open now; amounts that somebody has typed stay as they are.</summary>
    /// <param name="first">The invoice that comes before older ones.</param>
    public void Show(IReadOnlyList<OpenInvoiceRow> rows, Guid? first = null)
    {
        var typed = Lines.ToDictionary(l => l.Row.Id);
        Lines.Clear();
        Lines.AddRange(rows.OrderByDescending(r => r.Id == first).Select(r => typed.GetValueOrDefault(r.Id) is { } before
            ? new AllocationLine(r) { Amount = before.Amount, IsUnreadable = before.IsUnreadable }
            : new AllocationLine(r)));
    }

    /// <summary>Fills in the first invoices as far as the amount reaches, until somebody types into a line.</summary>
    public void Spread(decimal amount)
    {
        if (_touched) return;
        foreach (var line in Lines)
        {
            var part = Math.Max(0, Math.Min(amount, line.Row.OpenAmount));
            line.Amount = part == 0 ? null : part;
            amount -= part;
        }
    }

    public void Type(AllocationLine line, decimal? amount)
    {
        _touched = true;
        line.Amount = amount;
    }

    public IReadOnlyList<WishedAllocation> Wishes =>
        [.. Lines.Where(l => l.Amount is not (null or 0)).Select(l => new WishedAllocation(l.Row.Id, l.Amount!.Value, l.Row.OpenAmount))];
}

public sealed class AllocationLine(OpenInvoiceRow row)
{
    public OpenInvoiceRow Row { get; } = row;
    public decimal? Amount { get; set; }

    /// <summary>What is typed is no number.</summary>
    public bool IsUnreadable { get; set; }

    public bool IsTooMuch => Amount > Row.OpenAmount;
}
