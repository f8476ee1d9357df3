using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Payments;

internal sealed class PaymentRecordModel : IEntityTypeConfiguration<PaymentRecord>
{
    public void Configure(EntityTypeBuilder<PaymentRecord> payment)
    {
        payment.ToTable("Payments").HasKey(p => new { p.TenantId, p.Id });
        payment.HasIndex(p => new { p.TenantId, p.ParticipantId, p.PaidOn, p.Id });
        payment.HasIndex(p => new { p.TenantId, p.PaidOn, p.Id });
        // A payment is reversed once, even when two people press at once.
        payment.HasIndex(p => new { p.TenantId, p.ReversesId }).IsUnique().HasFilter("reverses_id IS NOT NULL");
        payment.HasOne<Participant>().WithMany().HasForeignKey(p => new { p.TenantId, p.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentAllocationModel : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> allocation)
    {
        allocation.HasKey(a => new { a.TenantId, a.Id });
        allocation.HasIndex(a => new { a.TenantId, a.InvoiceId });
        allocation.HasIndex(a => new { a.TenantId, a.PaymentId }).HasFilter("payment_id IS NOT NULL");
        allocation.HasIndex(a => new { a.TenantId, a.CreditNoteId }).HasFilter("credit_note_id IS NOT NULL");
        // No foreign key to the invoice: an allocation leaves the hot tier with the last of the two documents that it belongs to.
    }
}

internal sealed class PaymentCreditModel : IEntityTypeConfiguration<PaymentCredit>
{
    public void Configure(EntityTypeBuilder<PaymentCredit> credit)
    {
        credit.HasKey(c => new { c.TenantId, c.PaymentId });
        credit.HasIndex(c => new { c.TenantId, c.ParticipantId, c.PaidOn });
        credit.HasOne<PaymentRecord>().WithMany().HasForeignKey(c => new { c.TenantId, c.PaymentId }).OnDelete(DeleteBehavior.Restrict);
    }
}
