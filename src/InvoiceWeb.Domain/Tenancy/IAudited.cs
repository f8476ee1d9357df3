namespace InvoiceWeb.Tenancy;

/// <summary>A record whose changes form a chain of audit events. The record carries the chain's head, so that a cut chain shows.</summary>
public interface IAudited : ITenantOwned
{
    Guid Id { get; }

    /// <summary>What kind of record this is, in the events: <c>invoice</c>, <c>participant</c>, …</summary>
    string AuditType { get; }

    /// <summary>Number of the newest event; 0 before the first.</summary>
    int AuditSequence { get; }

    /// <summary>Hash of the newest event, lower-case hexadecimal.</summary>
    string? AuditHead { get; }

    void Advance(int sequence, string head);
}
