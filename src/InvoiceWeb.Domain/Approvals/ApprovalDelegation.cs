using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals;

/// <summary>For an absence: from one day to another, somebody else may approve what an approver may.</summary>
public sealed class ApprovalDelegation : ITenantOwned, IAudited
{
    private ApprovalDelegation() { }

    /// <exception cref="RuleBrokenException"><c>delegation.shape</c></exception>
    public ApprovalDelegation(TenantId tenant, Guid fromUserId, string fromName, Guid toUserId, string toName, DateOnly from, DateOnly to)
    {
        if (to < from || to > from.AddYears(1) || fromUserId == toUserId) throw ApprovalRules.DelegationShape();
        (TenantId, Id) = (tenant, Guid.CreateVersion7());
        (FromUserId, FromName, ToUserId, ToName, From, To) = (fromUserId, fromName, toUserId, toName, from, to);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The approver who is away.</summary>
    public Guid FromUserId { get; private set; }
    public string FromName { get; private set; } = "";

    /// <summary>Who approves meanwhile.</summary>
    public Guid ToUserId { get; private set; }
    public string ToName { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; private set; }

    public bool IsRevoked { get; private set; }
    public int RowVersion { get; private set; } = 1;
    public int AuditSequence { get; private set; }
    public string? AuditHead { get; private set; }
    string IAudited.AuditType => "delegation";
    void IAudited.Advance(int sequence, string head) => (AuditSequence, AuditHead) = (sequence, head);

    public bool Covers(DateOnly day) => !IsRevoked && From <= day && day <= To;

    /// <summary>The way back before the last day.</summary>
    /// <exception cref="RuleBrokenException"><c>delegation.revoked</c></exception>
    public void Revoke(DateOnly today)
    {
        if (IsRevoked || To < today) throw ApprovalRules.DelegationRevoked();
        IsRevoked = true;
    }

    /// <summary>Who may only read stays a reader: an auditor who decides would audit themselves.</summary>
    public static bool MayBeGivenTo(IReadOnlySet<Permission> permissions) => permissions.Any(p => p is not (Permission.ReadBooks or Permission.SearchArchive));
}
