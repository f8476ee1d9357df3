using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>Lets one instance at a time do what must be done once at start; the others wait and find it done.</summary>
public sealed class ExclusiveStart(DatabaseConnections connections)
{
    /// <summary>Any number that nobody else uses.</summary>
    private const long Lock = 0x1A_B0_1C_DE;

    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        // Not pooled: the lock belongs to the session and ends with it, whatever happens.
        await using var owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connections.Owner) { Pooling = false }.ConnectionString);
        await owner.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", owner) { CommandTimeout = DatabaseSetup.PatienceSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await work();
    }
}
