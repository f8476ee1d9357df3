using System.Globalization;
using InvoiceWeb.Audit;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>A unit of work in one tenant: context, transaction and row-level security belong together and end together.</summary>
public sealed class TenantWork : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;

    internal TenantWork(InvoiceDbContext db, IDbContextTransaction transaction, Actor actor) => (Db, _transaction, Actor) = (db, transaction, actor);

    public InvoiceDbContext Db { get; }

    public Actor Actor { get; }

    /// <summary>Writes the audit event of a change; it is saved together with the change.</summary>
    public void Record(IAudited subject, DateTimeOffset now, string action, IReadOnlyList<AuditChange> changes, string? reason = null) =>
        Db.AuditEvents.Add(AuditEvent.Record(subject, Actor, now, action, changes, reason));

    /// <summary>A read that gives up after a while, so that one careless question never slows down everybody's.</summary>
    /// <exception cref="RuleBrokenException"><c>list.too-slow</c></exception>
    public async Task<T> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        // A literal, because SET takes no parameters; made from a number, never from text.
        await using (var command = Db.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {(int)patience.TotalMilliseconds}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        try
        {
            return await read(cancellationToken);
        }
        catch (PostgresException stopped) when (stopped.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            throw TenancyRules.NarrowSearch();
        }
    }

    /// <summary>Sends the changes so far without committing, so that a lock taken next is held for moments only.</summary>
    /// <exception cref="RuleBrokenException"><c>record.changed-meanwhile</c>: somebody else saved first.</exception>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw TenancyRules.ChangedMeanwhile(conflict.Entries.Count > 0 ? InWords(conflict.Entries[0].Metadata.ClrType) : "record");
        }
        catch (Exception problem) when (Beaten.IsCauseOf(problem))
        {
            throw TenancyRules.ChangedMeanwhile("record");
        }
    }

    /// <summary>Saves and commits. After it the work is over.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await SaveAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        Db.Leave();
        await Db.DisposeAsync();
    }

    private static string InWords(Type type) => type.Name switch
    {
        "InvoiceLine" or "AllowanceCharge" => "invoice",
        var name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())),
    };
}
