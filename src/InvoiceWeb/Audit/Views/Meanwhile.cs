namespace InvoiceWeb.Audit.Views;

/// <summary>What somebody else saved while the same was being typed here.</summary>
public sealed record Meanwhile(string By, IReadOnlyList<AuditChange> Changes);
