using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// Brings together what two people made of the same draft, field by field: what only one of them touched is taken from that one,
/// what both touched differently is a conflict that a person decides. Lines are matched by their id.
/// </summary>
public static class ContentMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What the second one wants to save.</param>
    /// <param name="theirs">What stands there now.</param>
    public static MergedContent Merge(InvoiceContent origin, InvoiceContent mine, InvoiceContent theirs)
    {
        var conflicts = new List<MergeConflict>();
        var merged = mine;
        foreach (var field in ContentField.Head)
            merged = field.Merge(origin, merged, theirs, field.Name, conflicts, (content, theirField) => theirField.Take(content, theirs));
        foreach (var field in ContentField.Custom([origin.Fields, mine.Fields, theirs.Fields]))
            merged = field.Merge(origin, merged, theirs, field.Name, conflicts, (content, theirField) => theirField.Take(content, theirs));
        return new MergedContent(merged with { Lines = Lines(origin, mine, theirs, conflicts) }, conflicts);
    }

    private static List<LineContent> Lines(InvoiceContent origin, InvoiceContent mine, InvoiceContent theirs, List<MergeConflict> conflicts)
    {
        var (before, other) = (origin.Lines.ToDictionary(l => l.Id), theirs.Lines.ToDictionary(l => l.Id));
        var lines = new List<LineContent>();
        foreach (var line in mine.Lines)
        {
            var name = $"line “{line.Description}”";
            if (other.GetValueOrDefault(line.Id) is { } theirLine) lines.Add(Line(before.GetValueOrDefault(line.Id) ?? theirLine, line, theirLine, name, conflicts));
            else if (!before.TryGetValue(line.Id, out var old)) lines.Add(line);
            else if (!Same(old, line))
            {
                lines.Add(line);
                conflicts.Add(new(name, old.Description, line.Description, null, content => content with { Lines = [.. content.Lines.Where(l => l.Id != line.Id)] }));
            }
        }
        var mineIds = mine.Lines.Select(l => l.Id).ToHashSet();
        foreach (var line in theirs.Lines.Where(l => !mineIds.Contains(l.Id)))
        {
            if (!before.TryGetValue(line.Id, out var old)) lines.Add(line);
            else if (!Same(old, line))
                conflicts.Add(new($"line “{line.Description}”", old.Description, null, line.Description, content => content with { Lines = [.. content.Lines, line] }));
        }
        return lines;
    }

    private static LineContent Line(LineContent origin, LineContent mine, LineContent theirs, string name, List<MergeConflict> conflicts)
    {
        var merged = mine;
        foreach (var field in LineField.All.Concat(LineField.Custom([origin.Fields, mine.Fields, theirs.Fields])))
            merged = field.Merge(origin, merged, theirs, $"{name} {field.Name}", conflicts, (content, theirField) => content with
            {
                Lines = [.. content.Lines.Select(l => l.Id == mine.Id ? theirField.Take(l, theirs) : l)],
            });
        return merged;
    }

    private static bool Same(LineContent a, LineContent b) => LineField.All.All(field => field.IsSame(a, b)) && a.Fields.Equals(b.Fields);
}

/// <param name="Content">Merged; where both had touched a field, mine stands.</param>
/// <param name="Conflicts">What a person must decide.</param>
public sealed record MergedContent(InvoiceContent Content, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>A field that both touched differently.</summary>
/// <param name="TakeTheirs">Puts the other's value into a content.</param>
public sealed record MergeConflict(string Field, string? Origin, string? Mine, string? Theirs, Func<InvoiceContent, InvoiceContent> TakeTheirs);

/// <summary>One comparable part of a record.</summary>
internal sealed record Field<T>(string Name, Func<T, object?> Get, Func<T, T, T> Take)
{
    public bool IsSame(T a, T b) => Equal(Get(a), Get(b));

    public T Merge(T origin, T mine, T theirs, string name, List<MergeConflict> conflicts, Func<InvoiceContent, Field<T>, InvoiceContent> takeTheirs)
    {
        if (IsSame(mine, theirs) || IsSame(origin, theirs)) return mine;
        if (IsSame(origin, mine)) return Take(mine, theirs);
        conflicts.Add(new(name, Shown(origin), Shown(mine), Shown(theirs), content => takeTheirs(content, this)));
        return mine;
    }

    private string? Shown(T of) => AuditChange.Of(Name, null, Get(of) is IReadOnlyList<AllowanceChargeContent> items ? string.Join("; ", items.Select(a => a.Reason)) : Get(of)).To;

    private static bool Equal(object? a, object? b) =>
        a is IReadOnlyList<AllowanceChargeContent> x && b is IReadOnlyList<AllowanceChargeContent> y ? x.SequenceEqual(y) : Equals(a, b);
}

internal static class ContentField
{
    public static IReadOnlyList<Field<InvoiceContent>> Head { get; } =
    [
        new("participant", c => c.ParticipantId, (c, t) => c with { ParticipantId = t.ParticipantId }),
        new("supplierNumber", c => c.SupplierNumber, (c, t) => c with { SupplierNumber = t.SupplierNumber }),
        new("issueDate", c => c.IssueDate, (c, t) => c with { IssueDate = t.IssueDate }),
        new("dueDate", c => c.DueDate, (c, t) => c with { DueDate = t.DueDate }),
        new("taxPointDate", c => c.TaxPointDate, (c, t) => c with { TaxPointDate = t.TaxPointDate }),
        new("termsDays", c => c.TermsDays, (c, t) => c with { TermsDays = t.TermsDays }),
        new("currency", c => c.Currency, (c, t) => c with { Currency = t.Currency }),
        new("exchangeRate", c => c.ExchangeRate, (c, t) => c with { ExchangeRate = t.ExchangeRate }),
        new("reference", c => c.Reference, (c, t) => c with { Reference = t.Reference }),
        new("note", c => c.Note, (c, t) => c with { Note = t.Note }),
        new("exemptionReason", c => c.ExemptionReason, (c, t) => c with { ExemptionReason = t.ExemptionReason }),
        new("prepaidAmount", c => c.PrepaidAmount, (c, t) => c with { PrepaidAmount = t.PrepaidAmount }),
        new("roundingAmount", c => c.RoundingAmount, (c, t) => c with { RoundingAmount = t.RoundingAmount }),
        new("allowances and charges", c => c.AllowancesCharges, (c, t) => c with { AllowancesCharges = t.AllowancesCharges }),
    ];

    public static IEnumerable<Field<InvoiceContent>> Custom(IEnumerable<FieldValues> versions) => Keys(versions).Select(key =>
        new Field<InvoiceContent>(FieldChanges.Name(key), c => c.Fields.Text(key), (c, t) => c with { Fields = c.Fields.With(key, t.Fields.Json(key)) }));

    public static List<string> Keys(IEnumerable<FieldValues> versions) => [.. versions.SelectMany(v => v.Keys).Distinct()];
}

internal static class LineField
{
    public static IReadOnlyList<Field<LineContent>> All { get; } =
    [
        new("description", l => l.Description, (l, t) => l with { Description = t.Description }),
        new("quantity", l => l.Quantity, (l, t) => l with { Quantity = t.Quantity }),
        new("unit", l => l.Unit, (l, t) => l with { Unit = t.Unit }),
        new("price", l => l.Price, (l, t) => l with { Price = t.Price }),
        new("base quantity", l => l.BaseQuantity, (l, t) => l with { BaseQuantity = t.BaseQuantity }),
        new("discount", l => l.DiscountPercent, (l, t) => l with { DiscountPercent = t.DiscountPercent }),
        new("VAT category", l => l.VatCategory, (l, t) => l with { VatCategory = t.VatCategory }),
        new("VAT rate", l => l.VatRate, (l, t) => l with { VatRate = t.VatRate }),
        new("account", l => l.Account, (l, t) => l with { Account = t.Account }),
        new("cost centre", l => l.CostCentre, (l, t) => l with { CostCentre = t.CostCentre }),
        new("allowances and charges", l => l.AllowancesCharges, (l, t) => l with { AllowancesCharges = t.AllowancesCharges }),
    ];

    public static IEnumerable<Field<LineContent>> Custom(IEnumerable<FieldValues> versions) => ContentField.Keys(versions).Select(key =>
        new Field<LineContent>(FieldChanges.Name(key), l => l.Fields.Text(key), (l, t) => l with { Fields = l.Fields.With(key, t.Fields.Json(key)) }));
}
