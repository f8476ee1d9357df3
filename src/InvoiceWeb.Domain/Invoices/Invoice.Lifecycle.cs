using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <summary>Draft → Submitted: from now on somebody else decides.</summary>
    /// <param name="approvalsRequired">What the approval policy demands today.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.not-a-draft</c>, or what is missing from the content.</exception>
    public IReadOnlyList<AuditChange> Submit(Actor by, int approvalsRequired, DateTimeOffset now)
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Draft) throw InvoiceRules.NotADraft(DisplayName, Status);
        var content = Content;
        foreach (var problem in InvoiceContentRules.Check(content).Concat(InvoiceContentRules.Missing(content, Direction))) throw problem;
        (SubmittedAt, SubmittedBy, ApprovalsRequired) = (now, by.UserId, approvalsRequired);
        ApprovalRound++;
        return Become(DocumentStatus.Submitted, by, now);
    }

    /// <summary>Submitted → Draft.</summary>
    public IReadOnlyList<AuditChange> Reject(Actor by, DateTimeOffset now)
    {
        RequireSubmitted();
        return Become(DocumentStatus.Draft, by, now);
    }

    /// <exception cref="RuleBrokenException"><c>invoice.editor-cannot-approve</c>: four eyes are two different people.</exception>
    public void RequireMayBeApprovedBy(Actor approver)
    {
        RequireSubmitted();
        if (approver.UserId == SubmittedBy || Editors.Contains(approver.UserId)) throw InvoiceRules.EditorCannotApprove(NameInSentences);
    }

    /// <summary>
    /// Submitted → Approved: takes number and final issue date and freezes the document. From here on only payments,
    /// credit notes, void and metadata that is not printed may change.
    /// </summary>
    /// <param name="exchangeRate">One unit of the invoice's currency in the base currency.</param>
    public IReadOnlyList<AuditChange> Issue(IssuedNumber number, DateOnly issueDate, int termsDays, decimal? exchangeRate, string snapshot, Actor by, DateTimeOffset now)
    {
        RequireSubmitted();
        var before = (IssueDate, DueDate, ExchangeRate);
        (SeriesId, Year, Number, NumberText) = (number.SeriesId, number.Year, number.Value, number.Text);
        NumberKey = Text.NumberKey(number.Text);
        IssueDate = issueDate;
        DueDate = DueIfIssuedOn(issueDate, termsDays);
        (ExchangeRate, Snapshot, IssuedAt) = (exchangeRate, snapshot, now);
        AuditChange[] changes =
        [
            AuditChange.Of("number", null, number.Text), AuditChange.Of("issueDate", before.IssueDate, IssueDate),
            AuditChange.Of("dueDate", before.DueDate, DueDate), AuditChange.Of("exchangeRate", before.ExchangeRate, ExchangeRate),
            .. Become(DocumentStatus.Approved, by, now),
        ];
        FollowAllocations();
        return [.. changes.Where(change => change.From != change.To)];
    }

    /// <summary>The due date of a document that is not issued yet: its own, else by its terms; never before the issue.</summary>
    /// <param name="termsDays">What counts where the document names no terms.</param>
    public DateOnly DueIfIssuedOn(DateOnly issueDate, int termsDays)
    {
        var due = DueDate ?? issueDate.AddDays(TermsDays ?? termsDays);
        return due < issueDate ? issueDate : due;
    }

    /// <summary>Approved → Void. The number stays used.</summary>
    /// <exception cref="RuleBrokenException"><c>invoice.allocated</c>, <c>invoice.not-issued</c>, <c>reason.missing</c></exception>
    public IReadOnlyList<AuditChange> Void(string? reason, Actor by, DateTimeOffset now)
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(DisplayName, Status);
        if (AllocatedAmount != 0) throw InvoiceRules.HasAllocations(DisplayName);
        VoidReason = InvoiceRules.RequireReason(reason);
        VoidedAt = now;
        var changes = Become(DocumentStatus.Void, by, now);
        FollowAllocations();
        return changes;
    }

    /// <summary>Custom fields after the issue, when nothing else of the content may change.</summary>
    /// <param name="values">Fields that the issued document does not show.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.not-issued</c>, <c>invoice.sealed</c></exception>
    public IReadOnlyList<AuditChange> ChangeFields(FieldValues values, Actor by, DateTimeOffset now)
    {
        RequireNotArchived();
        if (Status is not (DocumentStatus.Approved or DocumentStatus.Void)) throw InvoiceRules.NotIssued(DisplayName, Status);
        var before = FieldValues.Parse(Metadata);
        Metadata = values.OntoJson(Metadata);
        var changes = FieldChanges.Of(before, FieldValues.Parse(Metadata));
        if (changes.Count > 0) Touch(by, now);
        return changes;
    }

    private List<AuditChange> Become(DocumentStatus status, Actor by, DateTimeOffset now)
    {
        var change = AuditChange.Of("status", Status, status);
        Status = status;
        Touch(by, now);
        return [change];
    }

    private void RequireSubmitted()
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Submitted) throw InvoiceRules.NotAwaitingApproval(DisplayName, Status);
    }

    private void RequireNotArchived()
    {
        if (IsArchived) throw InvoiceRules.Sealed(DisplayName);
    }
}
