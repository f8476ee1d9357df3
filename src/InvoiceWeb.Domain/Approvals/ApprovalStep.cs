using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals;

/// <summary>What one person decided about one submission.</summary>
public sealed class ApprovalStep : ITenantOwned, IAppendOnly
{
    private ApprovalStep() { }

    /// <param name="absent">The approver for whom the person stands in; null when they decide in their own right.</param>
    public ApprovalStep(Invoice invoice, Actor by, ApprovalDecision decision, string? reason, bool breakGlass, DateTimeOffset now, Absentee? absent = null)
    {
        (OnBehalfOfId, OnBehalfOfName) = (absent?.Id, absent?.Name);
        (TenantId, Id, InvoiceId, Round) = (invoice.TenantId, Guid.CreateVersion7(now), invoice.Id, invoice.ApprovalRound);
        (ApproverId, ApproverName, Decision, Reason, IsBreakGlass, DecidedAt) = (by.UserId, by.Name, decision, reason, breakGlass, now);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid InvoiceId { get; private set; }

    /// <summary>The submission it belongs to (<see cref="Invoice.ApprovalRound"/>).</summary>
    public int Round { get; private set; }

    public Guid ApproverId { get; private set; }
    public string ApproverName { get; private set; } = "";

    /// <summary>The absent approver whose vote this is; null when it is the person's own.</summary>
    public Guid? OnBehalfOfId { get; private set; }
    public string? OnBehalfOfName { get; private set; }

    public ApprovalDecision Decision { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>An admin went past the four-eyes rule, with the reason given.</summary>
    public bool IsBreakGlass { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }
}

/// <summary>An approver who is away, and whose vote somebody else may cast.</summary>
public sealed record Absentee(Guid Id, string Name);

public enum ApprovalDecision : short { Approved = 1, Rejected = 2 }
