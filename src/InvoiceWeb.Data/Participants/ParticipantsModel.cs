using InvoiceWeb.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Participants;

internal sealed class ParticipantModel : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.HasKey(p => new { p.TenantId, p.Id });
        participant.Property(p => p.Metadata).HasColumnType("jsonb");
        participant.Property(p => p.NameSort).UseCollation("C");
        participant.Property(p => p.Number).UseCollation("C");
        participant.HasIndex(p => new { p.TenantId, p.NameSort, p.Id });
        participant.HasIndex(p => new { p.TenantId, p.Number }).IsUnique().HasFilter("number IS NOT NULL");
    }
}

internal sealed class ParticipantTermModel : IEntityTypeConfiguration<ParticipantTerm>
{
    public void Configure(EntityTypeBuilder<ParticipantTerm> term)
    {
        term.HasKey(t => new { t.TenantId, t.Term, t.ParticipantId });
        term.Property(t => t.Term).HasMaxLength(40).UseCollation("C");
        term.HasIndex(t => new { t.TenantId, t.ParticipantId });
        term.HasOne<Participant>().WithMany().HasForeignKey(t => new { t.TenantId, t.ParticipantId }).OnDelete(DeleteBehavior.Cascade);
    }
}
