using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InvoiceWeb.Data.Invoices;

internal sealed class InvoiceModel : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.HasKey(i => new { i.TenantId, i.Id });
        invoice.Ignore(i => i.DisplayName).Ignore(i => i.OpenAmount);
        invoice.Property(i => i.ExchangeRate).HasPrecision(19, 8);
        // text, not jsonb: what was frozen is kept as it was written.
        invoice.Property(i => i.Snapshot).HasColumnType("text");
        invoice.Property(i => i.Metadata).HasColumnType("jsonb");
        foreach (var key in new[] { nameof(Invoice.NumberKey), nameof(Invoice.SupplierNumberKey), nameof(Invoice.NumberText), nameof(Invoice.ReferenceKey), nameof(Invoice.Currency) })
            invoice.Property(key).UseCollation("C");
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => new { l.TenantId, l.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
        invoice.HasMany(i => i.AllowancesCharges).WithOne().HasForeignKey(a => new { a.TenantId, a.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
        invoice.HasOne<Participant>().WithMany().HasForeignKey(i => new { i.TenantId, i.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
        Indexes(invoice);
    }

    /// <summary>Names say what a query that needs them asks for; docs/decisions/0006 says why each operator here is leakproof.</summary>
    private static void Indexes(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.HasIndex(i => new { i.TenantId, i.SeriesId, i.Year, i.Number }, "ux_invoices_number").IsUnique().HasFilter("number IS NOT NULL");
        invoice.HasIndex(i => new { i.TenantId, i.Direction, i.NumberText }, "ux_invoices_number_text").IsUnique().HasFilter("number_text IS NOT NULL");
        invoice.HasIndex(i => new { i.TenantId, i.ParticipantId, i.SupplierNumberKey }, "ux_invoices_supplier_number").IsUnique()
            .HasFilter("supplier_number_key IS NOT NULL AND status <> 4");
        invoice.HasIndex(i => new { i.TenantId, i.ListDate, i.Id }, "ix_invoices_by_date");
        invoice.HasIndex(i => new { i.TenantId, i.ParticipantId, i.ListDate, i.Id }, "ix_invoices_by_participant");
        invoice.HasIndex(i => new { i.TenantId, i.Status, i.ListDate, i.Id }, "ix_invoices_in_work").HasFilter("status <> 3");
        invoice.HasIndex(i => new { i.TenantId, i.DueDate, i.Id }, "ix_invoices_open_by_due").HasFilter("open_minor <> 0");
        invoice.HasIndex(i => new { i.TenantId, i.ParticipantId, i.DueDate, i.Id }, "ix_invoices_open_by_participant").HasFilter("open_minor <> 0");
        invoice.HasIndex(i => new { i.TenantId, i.DueDate, i.Id }, "ix_invoices_by_due").HasFilter("due_date IS NOT NULL");
        // Amounts of two currencies cannot be compared: a list by amount is one of a currency.
        invoice.HasIndex(i => new { i.TenantId, i.Currency, i.PayableMinor, i.Id }, "ix_invoices_by_amount");
        invoice.HasIndex(i => new { i.TenantId, i.NumberKey, i.Id }, "ix_invoices_by_number");
        invoice.HasIndex(i => new { i.TenantId, i.ReferenceKey, i.Id }, "ix_invoices_by_reference").HasFilter("reference_key IS NOT NULL");
        invoice.HasIndex(i => new { i.TenantId, i.SupplierNumberKey }, "ix_invoices_by_supplier_number").HasFilter("supplier_number_key IS NOT NULL");
        invoice.HasIndex(i => new { i.TenantId, i.CreditedInvoiceId }, "ix_invoices_crediting").HasFilter("credited_invoice_id IS NOT NULL");
    }
}

internal sealed class InvoiceLineModel : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> line)
    {
        // The invoice stands in the key: a line id that a client made up cannot meet one of another invoice.
        line.ToTable("InvoiceLines").HasKey(l => new { l.TenantId, l.InvoiceId, l.Id });
        line.Property(l => l.Quantity).HasPrecision(18, 6);
        line.Property(l => l.BaseQuantity).HasPrecision(18, 6);
        line.Property(l => l.Price).HasPrecision(19, 8);
        line.Property(l => l.VatRate).HasPrecision(9, 4);
        line.Property(l => l.DiscountPercent).HasPrecision(9, 4);
        line.Property(l => l.Metadata).HasColumnType("jsonb");
    }
}

internal sealed class AllowanceChargeModel : IEntityTypeConfiguration<AllowanceCharge>
{
    public void Configure(EntityTypeBuilder<AllowanceCharge> item)
    {
        item.ToTable("AllowancesCharges").HasKey(a => new { a.TenantId, a.InvoiceId, a.Id });
        item.Property(a => a.VatRate).HasPrecision(9, 4);
        item.Property(a => a.Percentage).HasPrecision(9, 4);
    }
}

internal sealed class DraftJournalModel : IEntityTypeConfiguration<DraftJournal>
{
    public void Configure(EntityTypeBuilder<DraftJournal> journal)
    {
        journal.HasKey(j => new { j.TenantId, j.InvoiceId, j.UserId });
        // text, not jsonb: half-typed numbers are kept letter by letter.
        journal.Property(j => j.Content).HasColumnType("text");
        journal.HasIndex(j => new { j.TenantId, j.UserId, j.TypedAt });
    }
}

internal sealed class InvoiceAttachmentModel : IEntityTypeConfiguration<InvoiceAttachment>
{
    public void Configure(EntityTypeBuilder<InvoiceAttachment> attachment)
    {
        attachment.HasKey(a => new { a.TenantId, a.Id });
        attachment.HasIndex(a => new { a.TenantId, a.InvoiceId });
        attachment.HasOne<Invoice>().WithMany().HasForeignKey(a => new { a.TenantId, a.InvoiceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
