using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Takes invoices out of the hot tier with all that goes with them. Owner's work: much of it is append-only for the application.</summary>
internal static class HotRows
{
    /// <summary>
    /// By ids only, children first. A file's row goes because each attachment and each rendition has one of its own; its bytes stay in the
    /// store, and so does the row of a logo, which many documents name. An allocation between two documents stays until both have gone.
    /// </summary>
    /// <returns>How many invoices went.</returns>
    public static async Task<int> DeleteAsync(this TenantWork owner, Guid[] ids, CancellationToken cancellationToken)
    {
        var tenant = owner.Actor.Tenant.Value;
        var files = await owner.Db.Database.SqlQuery<Guid>($"""
            SELECT file_id AS "Value" FROM invoice_attachments WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})
            UNION SELECT file_id FROM renditions WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})
            """).ToArrayAsync(cancellationToken);
        FormattableString[] children =
        [
            $"DELETE FROM custom_field_values WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM draft_journals WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM audit_events WHERE tenant_id = {tenant} AND subject_id = ANY({ids})",
            $"DELETE FROM approval_steps WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM invoice_attachments WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM renditions WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM files WHERE tenant_id = {tenant} AND id = ANY({files})",
            $"DELETE FROM allowances_charges WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
            $"DELETE FROM invoice_lines WHERE tenant_id = {tenant} AND invoice_id = ANY({ids})",
        ];
        foreach (var statement in children) await owner.Db.Database.ExecuteSqlAsync(statement, cancellationToken);
        var gone = await owner.Db.Database.ExecuteSqlAsync($"DELETE FROM invoices WHERE tenant_id = {tenant} AND id = ANY({ids})", cancellationToken);
        FormattableString[] allocations =
        [
            $"DELETE FROM payment_allocations WHERE tenant_id = {tenant} AND invoice_id = ANY({ids}) AND payment_id IS NOT NULL",
            $"""
            DELETE FROM payment_allocations a WHERE a.tenant_id = {tenant} AND a.invoice_id = ANY({ids}) AND a.credit_note_id IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.tenant_id = {tenant} AND i.id = a.credit_note_id)
            """,
            $"""
            DELETE FROM payment_allocations a WHERE a.tenant_id = {tenant} AND a.credit_note_id = ANY({ids})
               AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.tenant_id = {tenant} AND i.id = a.invoice_id)
            """,
        ];
        foreach (var statement in allocations) await owner.Db.Database.ExecuteSqlAsync(statement, cancellationToken);
        return gone;
    }
}
