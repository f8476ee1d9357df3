using InvoiceWeb.Audit;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

public sealed partial class Invoice
{
    /// <summary>
    /// Adds a file; after issue too, because delivery notes come late. Before issue the one who adds has a hand in what the approvers look at,
    /// and so must not be one of them.
    /// </summary>
    /// <param name="position">Behind the attachments that are there.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.sealed</c></exception>
    public (InvoiceAttachment Attachment, IReadOnlyList<AuditChange> Changes) Attach(StoredFile file, int position, Actor by)
    {
        RequireNotArchived();
        if (file.TenantId != TenantId) throw TenancyRules.NotFound("file");
        if (Status is DocumentStatus.Draft or DocumentStatus.Submitted && !Editors.Contains(by.UserId)) Editors.Add(by.UserId);
        return (new InvoiceAttachment(this, file.Id, position),
            [AuditChange.Of("file", null, file.Name), AuditChange.Of("size", null, file.Size), AuditChange.Of("sha256", null, file.Sha256)]);
    }

    /// <summary>Only a draft lets go of a file. Its bytes stay in the object store: the event that named their hash can be checked for ever.</summary>
    /// <exception cref="RuleBrokenException"><c>file.kept</c>, <c>invoice.sealed</c></exception>
    public IReadOnlyList<AuditChange> Detach(StoredFile file)
    {
        RequireNotArchived();
        if (Status is not DocumentStatus.Draft) throw FileRules.KeptAfterSubmission(DisplayName);
        return [AuditChange.Of("file", file.Name, null), AuditChange.Of("size", file.Size, null), AuditChange.Of("sha256", file.Sha256, null)];
    }
}
