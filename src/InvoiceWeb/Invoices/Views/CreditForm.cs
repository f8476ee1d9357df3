namespace InvoiceWeb.Invoices.Views;

/// <summary>Which lines of an invoice are credited, while it is being chosen. Begins with everything that is left.</summary>
public sealed class CreditForm
{
    public CreditForm(CreditLeft left)
    {
        Left = left;
        Lines = [.. left.Credited.Lines.Select(line => new CreditLine(line, left.QuantityOf(line)))];
    }

    public CreditLeft Left { get; }
    public IReadOnlyList<CreditLine> Lines { get; }

    public IReadOnlyList<CreditedQuantity> Wished =>
        [.. Lines.Where(l => l is { IsChosen: true, Quantity: not (null or 0) }).Select(l => new CreditedQuantity(l.Line.Id, l.Quantity!.Value))];

    /// <summary>The sum of the chosen lines without document-level charges: what the note itself adds is shown on its draft.</summary>
    public decimal Net => Lines.Where(l => l.IsChosen).Sum(l => l.Net(Currency.Of(Left.Credited.Currency)));
}

public sealed class CreditLine(InvoiceLine line, decimal left)
{
    public InvoiceLine Line { get; } = line;
    public decimal Left { get; } = left;
    public bool IsChosen { get; set; } = left != 0;
    public decimal? Quantity { get; set; } = left == 0 ? null : left;

    /// <summary>What is typed is no number.</summary>
    public bool IsUnreadable { get; set; }

    public bool IsTooMuch => IsChosen && Quantity is { } quantity && (Math.Abs(quantity) > Math.Abs(Left) || quantity * Left < 0);

    public decimal Net(Currency currency) =>
        IsTooMuch || Line.Quantity == 0 ? 0 : currency.Round(Line.NetAmount * (Quantity ?? 0) / Line.Quantity);
}
