using InvoiceWeb.Audit;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <param name="id">Made by the client, so that a repeated request cannot make a second invoice.</param>
    /// <param name="participant">The participant named in the content, of the same tenant.</param>
    public static Invoice Draft(
        TenantId tenant, Guid id, InvoiceDirection direction, InvoiceKind kind, InvoiceContent content, Participant? participant, Actor by, DateTimeOffset now)
    {
        var invoice = new Invoice
        {
            TenantId = tenant, Id = id, Direction = direction, Kind = kind,
            CreatedAt = now, CreatedBy = by.UserId, CreatedByName = by.Name,
        };
        invoice.Revise(content, participant, by, now);
        return invoice;
    }

    /// <summary>Replaces a draft's content. Lines keep their identity by id; amounts and totals follow.</summary>
    /// <returns>What changed, for the audit event; empty when nothing did.</returns>
    /// <exception cref="RuleBrokenException"><c>invoice.not-a-draft</c>, <c>invoice.sealed</c>, or a rule of <see cref="InvoiceContentRules"/>.</exception>
    public IReadOnlyList<AuditChange> Revise(InvoiceContent content, Participant? participant, Actor by, DateTimeOffset now)
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Draft) throw InvoiceRules.NotADraft(DisplayName, Status);
        foreach (var problem in InvoiceContentRules.Check(content)) throw problem;
        if (content.ParticipantId != participant?.Id || (participant is not null && participant.TenantId != TenantId)) throw TenancyRules.NotFound("participant");

        var before = RowsExist ? Content : null;
        ApplyHead(content, participant);
        var currency = InvoiceWeb.Currency.Of(content.Currency);
        ApplyLines(content, currency);
        ApplyTotals(content.Totals(), currency);
        if (!Editors.Contains(by.UserId)) Editors.Add(by.UserId);
        Touch(by, now);
        return before is null ? [] : ContentChanges.Between(before, Content);
    }

    /// <summary>What stands here now, to be edited and given back.</summary>
    public InvoiceContent Content => new()
    {
        ParticipantId = ParticipantId, SeriesId = SeriesId, SupplierNumber = SupplierNumber, IssueDate = IssueDate, DueDate = DueDate, TaxPointDate = TaxPointDate,
        TermsDays = TermsDays, Currency = Currency, ExchangeRate = ExchangeRate, Reference = Reference, Note = Note, ExemptionReason = ExemptionReason,
        PrepaidAmount = PrepaidAmount, RoundingAmount = RoundingAmount,
        Lines = [.. Lines.Select(l => l.Content(AllowancesCharges.Where(a => a.LineId == l.Id)))],
        AllowancesCharges = [.. AllowancesCharges.Where(a => a.LineId is null).Select(a => a.Content)], Fields = FieldValues.Parse(Metadata),
    };

    private bool RowsExist => AuditSequence > 0;

    private void ApplyHead(InvoiceContent content, Participant? participant)
    {
        (ParticipantId, ParticipantName, SeriesId) = (participant?.Id, participant?.Name, content.SeriesId);
        SupplierNumber = Direction is InvoiceDirection.Purchase ? Text.CleanLine(content.SupplierNumber) : null;
        SupplierNumberKey = Text.NumberKey(SupplierNumber);
        (IssueDate, DueDate, TaxPointDate, TermsDays) = (content.IssueDate, content.DueDate, content.TaxPointDate, content.TermsDays);
        (Currency, ExchangeRate) = (content.Currency, content.ExchangeRate);
        (Reference, Note, ExemptionReason) = (Text.CleanLine(content.Reference), Text.Clean(content.Note), Text.CleanLine(content.ExemptionReason));
        ReferenceKey = Text.NumberKey(Reference);
        Metadata = content.Fields.OntoJson(Metadata);
    }

    private void ApplyLines(InvoiceContent content, Currency currency)
    {
        var known = _lines.ToDictionary(l => l.Id);
        _lines.Clear();
        _allowancesCharges.Clear();
        var position = 0;
        foreach (var typed in content.Lines)
        {
            var line = known.GetValueOrDefault(typed.Id) ?? new InvoiceLine(TenantId, Id, typed.Id == Guid.Empty ? Guid.CreateVersion7() : typed.Id);
            line.Apply(typed, ++position, currency);
            _lines.Add(line);
            var gross = InvoiceArithmetic.LineGross(currency, typed.Quantity, typed.Price, typed.BaseQuantity);
            for (var i = 0; i < typed.AllowancesCharges.Count; i++)
                _allowancesCharges.Add(new(TenantId, Id, line.Id, i + 1, typed.AllowancesCharges[i] with { VatCategory = typed.VatCategory, VatRate = typed.VatRate }, currency, gross));
        }
        var lineTotal = _lines.Sum(l => l.NetAmount);
        for (var i = 0; i < content.AllowancesCharges.Count; i++)
            _allowancesCharges.Add(new(TenantId, Id, null, i + 1, content.AllowancesCharges[i], currency, lineTotal));
    }
}
