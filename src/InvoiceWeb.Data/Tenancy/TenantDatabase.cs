using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>The one door to tenant data, reads included.</summary>
public sealed class TenantDatabase(IDbContextFactory<InvoiceDbContext> contexts)
{
    /// <summary>Opens a transaction in the actor's tenant. Dispose without <see cref="TenantWork.CommitAsync"/> rolls back.</summary>
    public async Task<TenantWork> BeginAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Tenant == default) throw new InvalidOperationException("No tenant is set.");
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            db.Enter(actor.Tenant);
            // Nothing here goes on after a failed save, so a savepoint before each would be a round trip for nothing.
            db.Database.AutoSavepointsEnabled = false;
            var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await SetTenantAsync(db, actor.Tenant, cancellationToken);
            return new TenantWork(db, transaction, actor);
        }
        catch
        {
            db.Leave();
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Row-level security reads this setting. A literal, because SET takes no parameters and Citus forwards only the plain
    /// SET LOCAL statement to its workers; made from a Guid, never from text.
    /// </summary>
    private static async Task SetTenantAsync(InvoiceDbContext db, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SET LOCAL app.tenant_id = '{tenant.Value:D}'";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
