using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>What is printed of the custom fields: those ticked for it that hold a value.</summary>
public sealed record PrintedFields(IReadOnlyList<PrintedField> Document, IReadOnlyList<PrintedLineField> Lines)
{
    internal static PrintedFields Of(FieldRegistry registry, Invoice invoice, Participant? participant) => new(
        [
            .. Of(registry, CustomFieldTarget.Invoice, invoice.Metadata),
            .. participant is null ? [] : Of(registry, CustomFieldTarget.Participant, participant.Metadata).Select(f => f with { Key = null }),
        ],
        [.. invoice.Lines.SelectMany(line => Of(registry, CustomFieldTarget.Line, line.Metadata).Select(f => new PrintedLineField(line.Position, f)))]);

    private static IEnumerable<PrintedField> Of(FieldRegistry registry, CustomFieldTarget target, string metadata)
    {
        var values = FieldValues.Parse(metadata);
        foreach (var field in registry.Of(target).Where(f => f.IsPrinted))
            if (values.Text(field.Key) is { } value) yield return new PrintedField(field.Label, value) { Type = field.Type, Key = field.Key };
    }
}
