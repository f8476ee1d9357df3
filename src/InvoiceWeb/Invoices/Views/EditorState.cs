using System.Globalization;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views;

/// <summary>
/// What the parts of the editor share: the form, its live sums and its problems. Parts listen for themselves, so that typing in
/// one of a thousand lines draws that line and the sums, and nothing else.
/// </summary>
public sealed class EditorState
{
    private Dictionary<LineForm, int> _places = [];

    public EditorState(InvoiceForm form, decimal standardRate)
    {
        (Form, StandardRate) = (form, standardRate);
        Recompute();
    }

    public InvoiceForm Form { get; }

    /// <summary>Per cent that a first line begins with.</summary>
    public decimal StandardRate { get; }

    /// <summary>What the company offers for lines.</summary>
    public LineChoices Choices { get; init; } = LineChoices.None;

    /// <summary>The company's day; a document without a date is offered the rates of today.</summary>
    public DateOnly Today { get; init; }

    public DateOnly Day => Form.IssueDate ?? Today;

    public InvoiceTotals? Totals { get; private set; }
    public IReadOnlyList<RuleBrokenException> Problems { get; private set; } = [];

    /// <summary>The rate that the list of rates has for the invoice's currency; null when there is none, or none is needed.</summary>
    public LatestRate? ProposedRate { get; set; }

    /// <summary>The typed rate, else the proposed one.</summary>
    public decimal? Rate => Form.ExchangeRate.Value ?? ProposedRate?.Rate;

    /// <summary>What the server refused at the last attempt, for its field.</summary>
    public RuleBrokenException? Refusal { get; set; }

    /// <summary>Something was typed.</summary>
    public event Action? Changed;

    /// <summary>Lines came or went: the grid must be drawn anew.</summary>
    public event Action? Rearranged;

    public void Propose(LatestRate? rate)
    {
        ProposedRate = rate;
        Changed?.Invoke();
    }

    public void Touch()
    {
        Refusal = null;
        Recompute();
        Changed?.Invoke();
    }

    public void Rearrange()
    {
        Touch();
        Rearranged?.Invoke();
    }

    /// <summary>The problem of a field of the head, such as <c>DueDate</c>.</summary>
    public RuleBrokenException? For(string field) => All.FirstOrDefault(p => p.Field == field);

    /// <summary>The first problem of a line.</summary>
    public RuleBrokenException? Of(LineForm line) => Below(At(line));

    /// <summary>The first problem of a document-level allowance or charge.</summary>
    public RuleBrokenException? Of(AllowanceChargeForm item) =>
        Below(string.Create(CultureInfo.InvariantCulture, $"AllowancesCharges[{Form.AllowancesCharges.IndexOf(item)}]"));

    private IEnumerable<RuleBrokenException> All => Refusal is null ? Problems : [.. Problems, Refusal];

    private RuleBrokenException? Below(string at) => All.FirstOrDefault(p => p.Field?.StartsWith(at + ".", StringComparison.Ordinal) == true);

    private string At(LineForm line) => string.Create(CultureInfo.InvariantCulture, $"Lines[{_places.GetValueOrDefault(line, -1)}]");

    /// <summary>Numbers that no invoice could carry keep the last sums on screen and are marked.</summary>
    private void Recompute()
    {
        // Problems count the lines of the invoice; blank lines of the grid are none of them. Counted once for all lines.
        _places = Form.Lines.Where(l => !l.IsBlank).Select((line, index) => (line, index)).ToDictionary(p => p.line, p => p.index);
        var content = Form.ToContent();
        Problems = [.. NotNumbers(), .. InvoiceContentRules.Check(content), .. Form.Fields.Problems(), .. Form.Lines.Where(_places.ContainsKey).SelectMany(l => l.Fields.Problems(At(l) + "."))];
        if (Problems.Count == 0) Totals = content.Totals();
    }

    private IEnumerable<RuleBrokenException> NotNumbers()
    {
        foreach (var (field, entry) in new[] { ("TermsDays", Form.TermsDays), ("ExchangeRate", Form.ExchangeRate), ("PrepaidAmount", Form.PrepaidAmount), ("RoundingAmount", Form.RoundingAmount) })
            if (entry.IsInvalid) yield return NotANumber(field, entry);
        foreach (var line in Form.Lines.Where(l => !l.IsBlank))
            foreach (var (field, entry) in line.Numbers.Concat(line.AllowancesCharges.Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"AllowancesCharges[{i}].Amount"), a.Amount))))
                if (entry.IsInvalid) yield return NotANumber($"{At(line)}.{field}", entry);
        for (var i = 0; i < Form.AllowancesCharges.Count; i++)
            if (Form.AllowancesCharges[i].Amount.IsInvalid) yield return NotANumber(string.Create(CultureInfo.InvariantCulture, $"AllowancesCharges[{i}].Amount"), Form.AllowancesCharges[i].Amount);
    }

    private static RuleBrokenException NotANumber(string field, NumberEntry entry) =>
        new("input.not-a-number", $"“{entry.Text}” is not a number.") { Field = field };
}
