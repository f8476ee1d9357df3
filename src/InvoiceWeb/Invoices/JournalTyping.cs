using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Keeps what somebody has typed and not saved. Called by the browser every few moments; no event, no rules but the size.</summary>
public sealed class JournalTyping(TenantDatabase tenants, TimeProvider clock)
{
    /// <summary>Characters; a thousand full lines fit well.</summary>
    public const int MaxLength = 2_000_000;

    /// <param name="sequence">Grows with each message of a browser; an older one never replaces a newer one.</param>
    /// <exception cref="RuleBrokenException"><c>journal.too-long</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid invoiceId, long sequence, int? baseVersion, string content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        if (content.Length > MaxLength) throw new RuleBrokenException("journal.too-long", $"This is more than can be kept while typing. Save the draft.");
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        await work.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO draft_journals AS j (tenant_id, invoice_id, user_id, content, base_version, sequence, typed_at)
            VALUES ({actor.Tenant.Value}, {invoiceId}, {actor.UserId}, {content}, {baseVersion}, {sequence}, {clock.GetUtcNow()})
            ON CONFLICT (tenant_id, invoice_id, user_id) DO UPDATE
               SET content = excluded.content, base_version = excluded.base_version, sequence = excluded.sequence, typed_at = excluded.typed_at
             WHERE j.sequence < excluded.sequence
            """, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>Reads what the actor has typed and not saved: on one invoice, or on new ones that were never saved.</summary>
public sealed class ReadJournal(TenantDatabase tenants)
{
    public async Task<DraftJournal?> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.DraftJournals.AsNoTracking().SingleOrDefaultAsync(j => j.InvoiceId == invoiceId && j.UserId == actor.UserId, cancellationToken);
    }

    /// <summary>Invoices that were begun and never saved, newest first; at most five, because nobody looks for more.</summary>
    public async Task<IReadOnlyList<DraftJournal>> UnfinishedAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.DraftJournals.AsNoTracking().Where(j => j.UserId == actor.UserId && j.BaseVersion == null)
            .Where(j => !work.Db.Invoices.Any(i => i.TenantId == j.TenantId && i.Id == j.InvoiceId))
            .OrderByDescending(j => j.TypedAt).Take(5).ToListAsync(cancellationToken);
    }
}

/// <summary>Throws away what the actor has typed and not saved on one invoice.</summary>
public sealed class ForgetJournal(TenantDatabase tenants)
{
    public async Task ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        await work.ForgetTypingAsync(invoiceId, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}

internal static class Typing
{
    /// <summary>Saving makes the journal of whoever saved needless; what others are typing is theirs.</summary>
    public static Task<int> ForgetTypingAsync(this TenantWork work, Guid invoiceId, CancellationToken cancellationToken) =>
        work.Db.DraftJournals.Where(j => j.InvoiceId == invoiceId && j.UserId == work.Actor.UserId).ExecuteDeleteAsync(cancellationToken);
}
