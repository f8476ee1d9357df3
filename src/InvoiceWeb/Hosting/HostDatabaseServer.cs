using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Hosting;

/// <summary>The database that this start uses: the embedded one, or the one that the operator named. Prepared before anything else runs.</summary>
internal sealed class HostDatabaseServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private HostDatabaseServer(DatabaseConnections connections, EmbeddedPostgres? embedded) => (Connections, _embedded) = (connections, embedded);

    public DatabaseConnections Connections { get; }

    /// <exception cref="CannotStartException">The database cannot be used; the message says what to do.</exception>
    public static async Task<HostDatabaseServer> PrepareAsync(IConfiguration configuration, HostOptions options, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(o => o.SingleLine = true));
        var log = loggers.CreateLogger("InvoiceWeb.Start");
        EmbeddedPostgres? embedded = null;
        try
        {
            var owner = options.OwnerConnection;
            if (owner is null)
            {
                embedded = await EmbeddedPostgres.StartAsync(options.DataFolder, log, cancellationToken);
                owner = embedded.OwnerConnection;
            }
            var connections = DatabaseConnections.From(owner, configuration.GetConnectionString("App"), configuration.GetConnectionString("Jobs"));
            await new DatabaseSetup(connections, loggers.CreateLogger<DatabaseSetup>(), options.ShardCount).RunAsync(cancellationToken);
            return new HostDatabaseServer(connections, embedded);
        }
        catch (Exception problem)
        {
            if (embedded is not null) await embedded.DisposeAsync();
            if (problem is DatabaseUnusableException or ArgumentException) throw new CannotStartException(problem.Message, problem);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_embedded is not null) await _embedded.DisposeAsync();
    }
}
