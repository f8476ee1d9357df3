using System.Collections.Concurrent;
using System.Globalization;
using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Tests.Data;

/// <summary>
/// One coordinator and two workers on loopback, made by the same files that make the containers of docker-compose.yml.
/// A database of the cluster is one on each node; a copy of all three is a working copy of it.
/// </summary>
internal sealed class ClusterServer : IBackend
{
    private const string Blank = "iw_blank";

    private readonly TemporaryFolder _folder;
    private readonly IReadOnlyList<ClusterNode> _nodes;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _sealed = new(StringComparer.Ordinal);

    private ClusterServer(TemporaryFolder folder, IReadOnlyList<ClusterNode> nodes, string owner) => (_folder, _nodes, Owner) = (folder, nodes, owner);

    /// <summary>The cluster of this run, for what only a cluster can be asked.</summary>
    public static ClusterServer Current { get; private set; } = null!;

    public string Owner { get; }
    public IReadOnlyList<ClusterNode> Nodes => _nodes;
    public IEnumerable<ClusterNode> Workers => _nodes.Skip(1);

    public IReadOnlyList<string> Watching(string database) => [.. _nodes.Select(n => n.Superuser(database))];

    public string Superuser(string database) => _nodes[0].Superuser(database);

    public static async Task<ClusterServer> StartAsync(PostgresBinaries binaries)
    {
        var folder = new TemporaryFolder("cluster");
        var passwords = ClusterPasswords.New();
        var nodes = new List<ClusterNode>();
        try
        {
            foreach (var name in new[] { "coordinator", "worker1", "worker2" }) nodes.Add(new ClusterNode(binaries, folder.Path, name, passwords));
            await Task.WhenAll(nodes.Select(n => n.StartAsync()));
            await EverywhereAsync(nodes, "postgres", $"CREATE DATABASE {Blank} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
            await Task.WhenAll(nodes.Select(n => n.PrepareAsync(Blank)));
            await nodes[0].JoinAsync(Blank, nodes.Skip(1));
            await EverywhereAsync(nodes, "postgres", $"ALTER DATABASE {Blank} OWNER TO invoiceweb_owner");
            return Current = new ClusterServer(folder, nodes, nodes[0].Owner);
        }
        catch
        {
            foreach (var node in nodes) await node.StopAsync();
            folder.Dispose();
            throw;
        }
    }

    public Task CreateAsync(string name) => CopyAsync(Blank, name);

    public async Task CopyAsync(string template, string name)
    {
        await _sealed.GetOrAdd(template, t => new(() => SealAsync(t))).Value;
        await EverywhereAsync(_nodes, "postgres", $"CREATE DATABASE {name} OWNER invoiceweb_owner TEMPLATE {template}");
    }

    /// <summary>On the coordinator only and without the extension: plain PostgreSQL.</summary>
    public Task CreatePlainAsync(string name) => EverywhereAsync(_nodes.Take(1), "postgres", $"CREATE DATABASE {name} OWNER invoiceweb_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");

    /// <summary>Makes a plain database one of the cluster, as an operator would.</summary>
    public async Task JoinAsync(string name)
    {
        await EverywhereAsync(Workers, "postgres", $"CREATE DATABASE {name} OWNER invoiceweb_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
        await Task.WhenAll(_nodes.Select(n => n.PrepareAsync(name)));
        await _nodes[0].JoinAsync(name, Workers);
    }

    /// <summary>Citus' own daemon would hold the template open; nobody connects to one any more.</summary>
    private Task SealAsync(string template) => EverywhereAsync(
        _nodes, "postgres", $"ALTER DATABASE {template} ALLOW_CONNECTIONS false",
        $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{template}'");

    /// <summary>The extension's maintenance worker may come back between the end of its session and the drop; then it is dropped again.</summary>
    public async Task DropAsync(string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await EverywhereAsync(_nodes, "postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                return;
            }
            catch (PostgresException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Task.WhenAll(_nodes.Select(n => n.StopAsync()));
        _folder.Dispose();
    }

    private static Task EverywhereAsync(IEnumerable<ClusterNode> nodes, string database, params string[] statements) => Task.WhenAll(nodes.Select(async node =>
    {
        foreach (var statement in statements) await node.TellAsync(database, statement);
    }));
}

internal sealed record ClusterPasswords(string Superuser, string Owner)
{
    /// <summary>With what a password file and a shell could stumble over.</summary>
    public static ClusterPasswords New() => new(Random(), Random());

    private static string Random() => string.Create(CultureInfo.InvariantCulture, $"it's \\ : {Guid.NewGuid():N}");
}
