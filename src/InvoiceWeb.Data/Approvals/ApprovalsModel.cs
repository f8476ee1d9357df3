using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Approvals;

internal sealed class ApprovalBandModel : IEntityTypeConfiguration<ApprovalBand>
{
    public void Configure(EntityTypeBuilder<ApprovalBand> band) => band.HasKey(b => new { b.TenantId, b.Id });
}

internal sealed class ApprovalStepModel : IEntityTypeConfiguration<ApprovalStep>
{
    public void Configure(EntityTypeBuilder<ApprovalStep> step)
    {
        step.HasKey(s => new { s.TenantId, s.Id });
        // One decision of one person for one submission, even when two tabs press at once.
        step.HasIndex(s => new { s.TenantId, s.InvoiceId, s.Round, s.ApproverId }).IsUnique();
        step.HasOne<Invoice>().WithMany().HasForeignKey(s => new { s.TenantId, s.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApprovalDelegationModel : IEntityTypeConfiguration<ApprovalDelegation>
{
    public void Configure(EntityTypeBuilder<ApprovalDelegation> delegation)
    {
        delegation.HasKey(d => new { d.TenantId, d.Id });
        delegation.Property(d => d.From).HasColumnName("FromDate");
        delegation.Property(d => d.To).HasColumnName("ToDate");
        delegation.HasIndex(d => new { d.TenantId, d.ToUserId, d.To });
    }
}
