using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <summary>A draft that gives back lines of an issued invoice; from here it goes the way of every invoice.</summary>
    /// <exception cref="RuleBrokenException"><c>invoice.not-issued</c>, <c>invoice.sealed</c>, or a rule of <see cref="CreditRules"/>.</exception>
    public static Invoice DraftCreditNote(
        CreditLeft left, IReadOnlyList<CreditedQuantity> wished, Guid id, Participant participant, Actor by, DateTimeOffset now)
    {
        var credited = left.Credited;
        credited.RequireCreditable();
        var (content, origins) = left.Content(wished);
        var note = Draft(credited.TenantId, id, credited.Direction, InvoiceKind.CreditNote, content, participant, by, now);
        note.CreditedInvoiceId = credited.Id;
        foreach (var line in note._lines) line.CreditedLineId = origins[line.Id];
        left.Require(note);
        return note;
    }

    /// <exception cref="RuleBrokenException"><c>credit.not-an-invoice</c>, <c>invoice.not-issued</c>, <c>invoice.sealed</c></exception>
    public void RequireCreditable()
    {
        RequireNotArchived();
        if (Kind is InvoiceKind.CreditNote) throw CreditRules.NotAnInvoice(DisplayName);
        if (Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(DisplayName, Status);
    }
}
