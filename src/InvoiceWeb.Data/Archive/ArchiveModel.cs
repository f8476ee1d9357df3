using InvoiceWeb.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Archive;

internal sealed class ArchiveRunModel : IEntityTypeConfiguration<ArchiveRun>
{
    public void Configure(EntityTypeBuilder<ArchiveRun> run)
    {
        run.HasKey(r => new { r.TenantId, r.Id });
        // text, not jsonb: the receipt's hash is over its very bytes.
        run.Property(r => r.Receipt).HasColumnType("text");
        run.Property(r => r.Problem).HasColumnType("text");
        // Two runs of a year cannot overlap, whoever starts them where.
        run.HasIndex(r => new { r.TenantId, r.Year }, "ux_archive_runs_active").IsUnique().HasFilter("state < 6");
        run.HasIndex(r => new { r.TenantId, r.Year, r.RequestedAt }, "ix_archive_runs_by_year");
    }
}

internal sealed class ArchiveSegmentModel : IEntityTypeConfiguration<ArchiveSegment>
{
    public void Configure(EntityTypeBuilder<ArchiveSegment> segment)
    {
        segment.HasKey(s => new { s.TenantId, s.Id });
        segment.Property(s => s.Totals).HasColumnType("text");
        segment.Property(s => s.DocumentsSha256).HasMaxLength(64).UseCollation("C");
        segment.Property(s => s.IndexSha256).HasMaxLength(64).UseCollation("C");
        segment.HasIndex(s => new { s.TenantId, s.RunId, s.Position }).IsUnique();
        segment.HasIndex(s => new { s.TenantId, s.Year, s.LastIssueDate, s.Id }, "ix_archive_segments_by_date");
        segment.HasIndex(s => new { s.TenantId, s.LastId, s.FirstId }, "ix_archive_segments_by_id");
    }
}

internal sealed class ArchivedNumbersModel : IEntityTypeConfiguration<ArchivedNumbers>
{
    public void Configure(EntityTypeBuilder<ArchivedNumbers> numbers)
    {
        numbers.HasKey(n => new { n.TenantId, n.SegmentId, n.SeriesId, n.Year });
        numbers.Property(n => n.FirstKey).UseCollation("C");
        numbers.Property(n => n.LastKey).UseCollation("C");
        numbers.HasIndex(n => new { n.TenantId, n.SeriesId, n.Year });
        numbers.HasIndex(n => new { n.TenantId, n.LastKey, n.FirstKey }, "ix_archived_numbers_by_key");
    }
}

internal sealed class ArchivedVoidModel : IEntityTypeConfiguration<ArchivedVoid>
{
    public void Configure(EntityTypeBuilder<ArchivedVoid> one)
    {
        one.HasKey(v => new { v.TenantId, v.SegmentId, v.InvoiceId });
        one.HasIndex(v => new { v.TenantId, v.SeriesId, v.Year, v.Number });
    }
}

internal sealed class ArchivedParticipantModel : IEntityTypeConfiguration<ArchivedParticipant>
{
    public void Configure(EntityTypeBuilder<ArchivedParticipant> participant)
    {
        participant.HasKey(p => new { p.TenantId, p.ParticipantId, p.SegmentId });
        participant.HasIndex(p => new { p.TenantId, p.SegmentId });
    }
}

internal sealed class ArchivedTotalModel : IEntityTypeConfiguration<ArchivedTotal>
{
    public void Configure(EntityTypeBuilder<ArchivedTotal> total)
    {
        total.HasKey(t => new { t.TenantId, t.Measure, t.Direction, t.Currency, t.Day, t.ParticipantId });
        total.Property(t => t.Currency).UseCollation("C");
    }
}

internal sealed class InvoiceRecallModel : IEntityTypeConfiguration<InvoiceRecall>
{
    public void Configure(EntityTypeBuilder<InvoiceRecall> recall)
    {
        recall.HasKey(r => new { r.TenantId, r.InvoiceId, r.SegmentId });
        // An invoice is back once; its places in older segments stay barred beside it.
        recall.HasIndex(r => new { r.TenantId, r.InvoiceId }, "ux_invoice_recalls_out").IsUnique().HasFilter("replaced_at IS NULL");
        recall.HasIndex(r => new { r.TenantId, r.SegmentId, r.Ordinal });
        recall.HasIndex(r => new { r.TenantId, r.SeriesId, r.Year, r.Number });
        recall.HasIndex(r => new { r.TenantId, r.ExpiresOn }, "ix_invoice_recalls_due").HasFilter("replaced_at IS NULL");
    }
}

internal sealed class LegalHoldModel : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> hold)
    {
        hold.HasKey(h => new { h.TenantId, h.Id });
        hold.HasIndex(h => new { h.TenantId, h.RecordId }, "ix_legal_holds_of_record").HasFilter("lifted_at IS NULL");
        hold.HasIndex(h => new { h.TenantId, h.PlacedAt, h.Id });
    }
}

internal sealed class RetentionRuleModel : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> rule)
    {
        rule.HasKey(r => new { r.TenantId, r.Id });
        rule.HasIndex(r => new { r.TenantId, r.Direction, r.Kind }).IsUnique();
    }
}

internal sealed class ArchiveAccessModel : IEntityTypeConfiguration<ArchiveAccess>
{
    public void Configure(EntityTypeBuilder<ArchiveAccess> access)
    {
        access.HasKey(a => new { a.TenantId, a.Id });
        access.HasIndex(a => new { a.TenantId, a.InvoiceId, a.At }).HasFilter("invoice_id IS NOT NULL");
        access.HasIndex(a => new { a.TenantId, a.At, a.Id });
    }
}
