using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>What the registry says about the fields of an invoice.</summary>
public static class FieldChecks
{
    /// <summary>What is wrong with values that are changed, wherever they stand.</summary>
    /// <param name="before">What is stored; null for a new invoice.</param>
    public static IEnumerable<RuleBrokenException> Check(this FieldRegistry registry, InvoiceContent content, InvoiceContent? before)
    {
        foreach (var problem in registry.Check(CustomFieldTarget.Invoice, content.Fields, before?.Fields ?? FieldValues.None)) yield return problem;
        var lines = before?.Lines.ToDictionary(l => l.Id) ?? [];
        for (var i = 0; i < content.Lines.Count; i++)
            foreach (var problem in registry.Check(CustomFieldTarget.Line, content.Lines[i].Fields, lines.GetValueOrDefault(content.Lines[i].Id)?.Fields ?? FieldValues.None, $"Lines[{i}]."))
                yield return problem;
    }

    /// <summary>Required fields that are empty, of the invoice and of its lines.</summary>
    /// <param name="day">Decides by its fiscal year which fields are asked for.</param>
    public static IEnumerable<RuleBrokenException> Missing(this FieldRegistry registry, InvoiceContent content, DateOnly day)
    {
        foreach (var field in registry.Missing(CustomFieldTarget.Invoice, day, content.Fields)) yield return CustomFieldRules.Missing(field.Label, FieldRegistry.At("", field));
        for (var i = 0; i < content.Lines.Count; i++)
            foreach (var field in registry.Missing(CustomFieldTarget.Line, day, content.Lines[i].Fields))
                yield return CustomFieldRules.MissingOnLine(field.Label, i + 1, FieldRegistry.At($"Lines[{i}].", field));
    }

    /// <summary>At submission: nothing that this year asks for is left out, on the invoice, on its lines or about the participant.</summary>
    /// <exception cref="RuleBrokenException"><c>field.missing</c>, <c>field.missing-on-line</c>, <c>field.missing-on-participant</c></exception>
    internal static async Task RequireFieldsAsync(TenantWork work, Invoice invoice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var registry = await work.ReadFieldsAsync(cancellationToken);
        if (registry.All.Count == 0) return;
        var day = invoice.IssueDate ?? (await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken)).DayOf(now);
        foreach (var missing in registry.Missing(invoice.Content, day)) throw missing;
        if (await work.Db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == invoice.ParticipantId, cancellationToken) is not { } participant) return;
        foreach (var field in registry.Missing(CustomFieldTarget.Participant, day, FieldValues.Parse(participant.Metadata)))
            throw CustomFieldRules.MissingOnParticipant(field.Label, participant.Name);
    }
}
