using InvoiceWeb.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Jobs;

internal sealed class JobModel : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.HasKey(j => j.Id);
        job.Property(j => j.Payload).HasColumnType("jsonb");
        job.Property(j => j.Result).HasColumnType("jsonb");
        // Waiting and running jobs only: the queue stays small however many jobs have ever run.
        job.HasIndex(j => j.RunAfter).HasFilter("state IN (1, 2)");
        job.HasIndex(j => new { j.TenantId, j.CreatedAt });
        job.HasIndex(j => new { j.Kind, j.FinishedAt });
    }
}

internal sealed class OutboxMessageModel : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox").HasKey(m => new { m.TenantId, m.Id });
        message.Property(m => m.Payload).HasColumnType("jsonb");
    }
}
