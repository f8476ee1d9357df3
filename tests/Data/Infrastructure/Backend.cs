namespace InvoiceWeb.Tests.Data;

/// <summary>What this suite runs on; tests/Cluster compiles the same tests with another.</summary>
internal static class Backend
{
    public static bool IsCluster => false;

    /// <summary>Why no test can run here; null when all can.</summary>
    public static string? Missing => null;

    public static async Task<IBackend> StartAsync() =>
        Environment.GetEnvironmentVariable(ExistingServer.Variable) is { Length: > 0 } owner ? new ExistingServer(owner) : await ThrowAwayServer.StartAsync();
}

/// <summary>A server that somebody else runs: <c>INVOICEWEB_TEST_OWNER</c> names an owner who may create databases.</summary>
internal sealed class ExistingServer(string owner) : PlainServer(owner, owner)
{
    public const string Variable = "INVOICEWEB_TEST_OWNER";

    /// <summary>An owner who is no superuser may not end sessions of the application role; the server waits five seconds for those that are ending.</summary>
    protected override string Force => "";

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>One PostgreSQL server.</summary>
/// <param name="admin">Connection string of a role that may create databases and give them to the owner.</param>
internal abstract class PlainServer(string owner, string admin) : IBackend
{
    public string Owner => owner;

    public IReadOnlyList<string> Watching(string database) => [new NpgsqlConnectionStringBuilder(owner) { Database = database }.ConnectionString];

    protected virtual string Force => "WITH (FORCE)";

    public Task CreateAsync(string name) => CreateAsync(name, "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");

    public Task CopyAsync(string template, string name) => CreateAsync(name, "TEMPLATE " + template);

    public Task DropAsync(string name) => Sql.RunAsync(admin, $"DROP DATABASE IF EXISTS {name} {Force}");

    public abstract ValueTask DisposeAsync();

    private Task CreateAsync(string name, string how) =>
        Sql.RunAsync(admin, $"CREATE DATABASE {name} OWNER {new NpgsqlConnectionStringBuilder(owner).Username} {how}");
}
