using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>What is left to credit on an invoice beside the credit notes that exist: in quantity for each line, and in total.</summary>
public sealed class CreditLeft
{
    private readonly IReadOnlyList<Invoice> _notes;

    /// <param name="notes">Its other credit notes; void ones and those of other invoices do not count.</param>
    public CreditLeft(Invoice credited, IEnumerable<Invoice> notes)
    {
        Credited = credited;
        _notes = [.. notes.Where(n => n.CreditedInvoiceId == credited.Id && n.Status is not DocumentStatus.Void)];
    }

    public Invoice Credited { get; }

    /// <summary>With VAT and rounding. What was prepaid counts: it is given back too.</summary>
    public decimal Amount => Sum(Credited) - _notes.Sum(Sum);

    public decimal CreditedAmount => _notes.Sum(Sum);

    public decimal QuantityOf(InvoiceLine line) => line.Quantity - NotesOf(line).Sum(l => l.Quantity);

    /// <summary>Everything that is left, for a credit note of the whole.</summary>
    public IReadOnlyList<CreditedQuantity> Everything =>
        [.. Credited.Lines.Select(l => new CreditedQuantity(l.Id, QuantityOf(l))).Where(l => l.Quantity != 0)];

    /// <summary>What a credit note of these quantities says. Amounts that belong to no quantity follow in proportion; the last note takes the rest of them.</summary>
    /// <returns>The content, and for each of its lines the line that it gives back.</returns>
    /// <exception cref="RuleBrokenException"><c>credit.nothing-chosen</c>, <c>credit.nothing-left</c>, <c>credit.line-unknown</c></exception>
    internal (InvoiceContent Content, IReadOnlyDictionary<Guid, Guid> Origins) Content(IReadOnlyList<CreditedQuantity> wished)
    {
        if (Everything.Count == 0) throw CreditRules.NothingLeft(Credited.DisplayName);
        var wishes = wished.Where(w => w.Quantity != 0).ToList();
        if (wishes.Count == 0) throw CreditRules.NothingChosen();
        var origins = new Dictionary<Guid, Guid>();
        var lines = new List<LineContent>();
        foreach (var wish in wishes)
        {
            var origin = Credited.Lines.FirstOrDefault(l => l.Id == wish.LineId) ?? throw CreditRules.LineUnknown(lines.Count + 1, Credited.DisplayName);
            var line = Line(origin, wish.Quantity);
            origins[line.Id] = origin.Id;
            lines.Add(line);
        }
        var all = Everything.All(e => wishes.Where(w => w.LineId == e.LineId).Sum(w => w.Quantity) == e.Quantity);
        var content = new InvoiceContent
        {
            ParticipantId = Credited.ParticipantId, Currency = Credited.Currency, ExchangeRate = Credited.ExchangeRate is 1m ? null : Credited.ExchangeRate,
            TermsDays = 0, Reference = Credited.Reference, ExemptionReason = Credited.ExemptionReason, Lines = lines, Fields = FieldValues.Parse(Credited.Metadata),
        };
        content = content with { AllowancesCharges = [.. OfTheDocument(content, all)] };
        return (all ? content with { RoundingAmount = Rounding(content) } : content, origins);
    }

    /// <exception cref="RuleBrokenException">A rule of <see cref="CreditRules"/>: the note gives back more than is left, or something else.</exception>
    public void Require(Invoice note)
    {
        if (note.ParticipantId != Credited.ParticipantId || note.Currency != Credited.Currency) throw CreditRules.OtherParticipant(Credited.DisplayName);
        foreach (var group in note.Lines.GroupBy(l => l.CreditedLineId))
        {
            var first = group.First();
            var origin = Credited.Lines.FirstOrDefault(l => l.Id == group.Key) ?? throw CreditRules.LineUnknown(first.Position, Credited.DisplayName);
            foreach (var line in group)
                if (Differs(line, origin)) throw CreditRules.LineDiffers(line.Position, Credited.DisplayName);
            var (sum, left) = (group.Sum(l => l.Quantity), QuantityOf(origin));
            if (Math.Abs(sum) > Math.Abs(left) || sum * left < 0 || group.Any(l => l.Quantity * origin.Quantity < 0))
                throw CreditRules.TooMany(first.Position, sum, left, Credited.DisplayName);
        }
        if (Sum(note) > Amount) throw CreditRules.TooMuch(Sum(note), Amount, Credited.Currency, Credited.DisplayName);
    }

    private static decimal Sum(Invoice document) => document.GrossTotal + document.RoundingAmount;

    private static bool Differs(InvoiceLine line, InvoiceLine origin) =>
        line.Unit != origin.Unit || line.VatCategory != origin.VatCategory || line.VatRate != origin.VatRate
        || line.Price * origin.BaseQuantity > origin.Price * line.BaseQuantity;

    private IEnumerable<InvoiceLine> NotesOf(InvoiceLine line) => _notes.SelectMany(n => n.Lines).Where(l => l.CreditedLineId == line.Id);

    private LineContent Line(InvoiceLine origin, decimal quantity)
    {
        var own = Credited.AllowancesCharges.Where(a => a.LineId == origin.Id).ToList();
        var share = origin.Quantity == 0 ? 0 : quantity / origin.Quantity;
        var taken = NotesOf(origin).Select(l => l.Id).ToHashSet();
        bool IsOfTheLine(AllowanceCharge a) => a.LineId is { } id && taken.Contains(id);
        return origin.Content([]) with
        {
            Id = Guid.CreateVersion7(), Quantity = quantity,
            AllowancesCharges = [.. Shares(own, share, quantity == QuantityOf(origin), IsOfTheLine)],
        };
    }

    private IEnumerable<AllowanceChargeContent> OfTheDocument(InvoiceContent content, bool all)
    {
        var total = content.Totals().LineTotal;
        var share = Credited.LineTotal == 0 ? 0 : total / Credited.LineTotal;
        return Shares(Credited.AllowancesCharges.Where(a => a.LineId is null), share, all, a => a.LineId is null);
    }

    private IEnumerable<AllowanceChargeContent> Shares(IEnumerable<AllowanceCharge> items, decimal share, bool rest, Func<AllowanceCharge, bool> isOfIt)
    {
        var currency = Currency.Of(Credited.Currency);
        foreach (var item in items)
        {
            var typed = item.Content;
            if (typed.Percentage is not null)
            {
                yield return typed.BaseAmount is { } @base ? typed with { BaseAmount = currency.Round(@base * share) } : typed;
                continue;
            }
            var left = item.Amount - _notes.SelectMany(n => n.AllowancesCharges).Where(isOfIt)
                .Where(a => (a.IsCharge, a.Reason, a.VatCategory, a.VatRate) == (item.IsCharge, item.Reason, item.VatCategory, item.VatRate)).Sum(a => a.Amount);
            var amount = rest ? left : Math.Min(left, currency.Round(item.Amount * share));
            if (amount > 0) yield return typed with { Amount = amount };
        }
    }

    /// <summary>Parts round on their own: the last note closes the cents that their sum misses.</summary>
    private decimal Rounding(InvoiceContent content)
    {
        var currency = Currency.Of(Credited.Currency);
        var missing = Amount - content.Totals().Gross;
        var cents = currency.FromMinorUnits(2 + content.Lines.Count * (_notes.Count + 1));
        return Math.Abs(missing) <= Math.Max(cents, Math.Abs(Credited.RoundingAmount)) ? missing : 0;
    }
}

/// <summary>How much of a line is given back.</summary>
public sealed record CreditedQuantity(Guid LineId, decimal Quantity);
