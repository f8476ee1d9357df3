using InvoiceWeb.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Files;

internal sealed class StoredFileModel : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files").HasKey(f => new { f.TenantId, f.Id });
        file.Property(f => f.Sha256).HasMaxLength(64).UseCollation("C");
    }
}
