using System.Text.RegularExpressions;
using InvoiceWeb.Hosting;
using Microsoft.Extensions.Configuration;

namespace InvoiceWeb.Tests.Rules;

/// <summary>docker-compose.yml against what the app, the scripts and the images really read. Nobody here can start it, so nothing in it may be a guess.</summary>
public sealed partial class ComposeTests
{
    private static readonly Yaml Compose = Yaml.Parse(Repository.Read("docker-compose.yml"));
    private static readonly string[] Nodes = ["coordinator", "worker1", "worker2"];
    private static readonly string[] Known = ["coordinator", "worker1", "worker2", "join", "objects", "app"];

    /// <summary>What the PostgreSQL image and psql read by themselves.</summary>
    private static readonly string[] OfTheImage = ["POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS", "PGPASSFILE", "PGPASSWORD"];

    private static Yaml Service(string name) => Compose["services"][name];

    private static IEnumerable<string> ReadBy(string script) =>
        ReadsLine().Match(Repository.Read("deploy/citus/" + script)).Groups[1].Value.Split(',').Select(v => v.Trim().Split(' ')[0]);

    [Fact]
    public void There_are_a_coordinator_two_workers_a_store_and_the_app() => Assert.Equal(Known.Order(), Compose["services"].Map.Keys.Order());

    [Fact]
    public void Images_have_exact_versions_and_all_nodes_the_same_one()
    {
        Assert.All(Known, name => Assert.Matches(@"^[a-z/]+:v?\d+\.\d+\.\d+$", Service(name)["image"].Value!));
        Assert.Equal("citusdata/citus:13.2.0", Assert.Single(Nodes.Append("join").Select(n => Service(n)["image"].Value).Distinct()));
    }

    [Fact]
    public void No_password_has_a_default_and_each_is_named_in_the_example()
    {
        var used = Variable().Matches(Repository.Read("docker-compose.yml")).Select(m => (Name: m.Groups[1].Value, How: m.Groups[2].Value)).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, variable => Assert.StartsWith(":?", variable.How, StringComparison.Ordinal));
        var example = Repository.Read(".env.example").Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#')).ToList();
        Assert.Equal(used.Select(v => v.Name).Distinct().Order(), example.Select(l => l.Split('=')[0]).Order());
        Assert.All(example, line => Assert.EndsWith("=", line, StringComparison.Ordinal));
        Assert.Contains(".env", Repository.Read(".gitignore").Split('\n'));
        Assert.Contains(".env", Repository.Read(".dockerignore").Split('\n'));
    }

    [Fact]
    public void Scripts_get_every_variable_that_they_read_and_no_other()
    {
        foreach (var node in Nodes)
        {
            var given = Service(node)["environment"].Map.Keys;
            Assert.Equal(ReadBy("node.sh").Concat(ReadBy("check.sh")).Append("POSTGRES_INITDB_ARGS").Distinct().Order(), given.Order());
        }
        Assert.Equal(ReadBy("join.sh").Order(), Service("join")["environment"].Map.Keys.Order());
        foreach (var script in new[] { "node.sh", "join.sh", "check.sh" })
        {
            var text = Repository.Read("deploy/citus/" + script);
            var read = ShellVariable().Matches(text).Select(m => m.Groups[1].Value).Distinct();
            // PGHOST is given by the test cluster only, where a node has no address of its own.
            Assert.All(read, name => Assert.Contains(name, ReadBy(script).Append("PGHOST")));
            Assert.All(ReadBy(script), name => Assert.True(OfTheImage.Contains(name) || read.Contains(name), $"{script} does not read {name}"));
        }
    }

    [Fact]
    public void The_app_is_given_only_what_it_reads()
    {
        var given = Service("app")["environment"].Map.Keys.Select(k => k.Replace("__", ":", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ASPNETCORE_FORWARDEDHEADERS_ENABLED", "ASPNETCORE_URLS"], given.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).Order());
        Assert.All(given.Where(k => !k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)), key => Assert.Contains(key, HostOptions.Keys));
        // And it would start with it.
        var values = Service("app")["environment"].Map.ToDictionary(e => e.Key.Replace("__", ":", StringComparison.Ordinal), e => Variable().Replace(e.Value.Value!, "abc"));
        var options = HostOptions.From(new ConfigurationBuilder().AddInMemoryCollection(values!).Build());
        Assert.Equal(("/data", false, 64), (options.DataFolder, options.Demo, options.ShardCount));
        foreach (var connection in values.Where(v => v.Key.StartsWith("ConnectionStrings:", StringComparison.Ordinal)))
        {
            var text = new Npgsql.NpgsqlConnectionStringBuilder(connection.Value);
            Assert.Equal(("coordinator", 5432, Service("coordinator")["environment"]["POSTGRES_DB"].Value), (text.Host, text.Port, text.Database));
            Assert.Contains(text.Username!, Repository.Read("deploy/citus/node.sh"), StringComparison.Ordinal);
        }
    }

    /// <summary>Names and defaults of the store are those of its 1.7.0: README, <c>--help</c> and entry point.</summary>
    [Fact]
    public void The_app_finds_its_bucket_in_the_store_with_the_account_that_the_store_knows()
    {
        var (store, app) = (Service("objects"), Service("app")["environment"]);
        Assert.Equal(["ROOT_ACCESS_KEY_ID", "ROOT_SECRET_ACCESS_KEY", "VGW_HEALTH", "VGW_PORT"], store["environment"].Map.Keys.Order());
        Assert.Equal(store["environment"]["ROOT_ACCESS_KEY_ID"].Value, app["Objects__AccessKey"].Value);
        Assert.Equal(store["environment"]["ROOT_SECRET_ACCESS_KEY"].Value, app["Objects__SecretKey"].Value);
        Assert.Equal("http://objects" + store["environment"]["VGW_PORT"].Value, app["Objects__Endpoint"].Value);
        Assert.Contains($"http://127.0.0.1{store["environment"]["VGW_PORT"].Value}{store["environment"]["VGW_HEALTH"].Value}", store["healthcheck"]["test"].Items);
        Assert.Contains($"mkdir -p /data/{app["Objects__Bucket"].Value} && exec versitygw posix /data", store["entrypoint"].Items);
        Assert.Equal(["objects:/data"], store["volumes"].Items);
        Assert.False(store.Map.ContainsKey("ports"));
        Assert.Equal("service_healthy", Service("app")["depends_on"]["objects"]["condition"].Value);
    }

    [Fact]
    public void Ports_agree()
    {
        Assert.Equal("http://0.0.0.0:8080", Service("app")["environment"]["ASPNETCORE_URLS"].Value);
        Assert.Contains("EXPOSE 8080", Repository.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Equal(["127.0.0.1:8080:8080"], Service("app")["ports"].Items);
        Assert.Contains("http://127.0.0.1:8080/health/ready", Service("app")["healthcheck"]["test"].Items);
        // Databases are reached inside of the composed network only.
        Assert.All(Nodes, node => Assert.False(Service(node).Map.ContainsKey("ports"), node));
        Assert.Equal(["coordinator:5432"], Service("join")["environment"]["COORDINATOR"].Value!.Split(' '));
        Assert.Equal(Nodes.Skip(1).Select(w => w + ":5432"), Service("join")["environment"]["WORKERS"].Value!.Split(' '));
    }

    [Fact]
    public void Commands_and_mounts_name_files_that_are_there()
    {
        foreach (var name in Known)
        {
            var mounts = Service(name)["volumes"].Items.Select(v => v.Split(':')).ToList();
            foreach (var mount in mounts)
            {
                if (mount[0].StartsWith("./", StringComparison.Ordinal)) Assert.True(Path.Exists(Path.Combine(Repository.Root, mount[0])), mount[0]);
                else Assert.Contains(mount[0], Compose["volumes"].Map.Keys);
            }
            var words = new[] { "command", "entrypoint" }.Where(Service(name).Map.ContainsKey).SelectMany(k => Service(name)[k].Items)
                .Concat(Service(name).Map.TryGetValue("healthcheck", out var health) ? health["test"].Items : []);
            foreach (var path in words.Select(w => w[(w.LastIndexOf('=') + 1)..]).Where(w => w.StartsWith("/deploy/", StringComparison.Ordinal)))
            {
                Assert.Contains(mounts, m => m[0] == "./deploy/citus" && m[1] == "/deploy");
                Assert.True(File.Exists(Path.Combine(Repository.Root, path.Replace("/deploy/", "deploy/citus/", StringComparison.Ordinal))), path);
            }
        }
        Assert.All(Nodes, node => Assert.StartsWith("/var/lib/postgresql/data/", Service(node)["environment"]["PGPASSFILE"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_has_limits_and_what_stays_has_a_health_check()
    {
        foreach (var name in Known)
        {
            Assert.Matches("^\\d+[mg]$", Service(name)["mem_limit"].Value!);
            Assert.Matches("^\\d+$", Service(name)["cpus"].Value!);
            if (name == "join") continue;
            Assert.NotEmpty(Service(name)["healthcheck"]["test"].Items);
            Assert.Equal("unless-stopped", Service(name)["restart"].Value);
        }
        Assert.Equal("service_completed_successfully", Service("app")["depends_on"]["join"]["condition"].Value);
        Assert.All(Nodes, node => Assert.Equal("service_healthy", Service("join")["depends_on"][node]["condition"].Value));
    }

    [Fact]
    public void The_container_starts_the_app_as_an_ordinary_user()
    {
        var file = Repository.Read("Dockerfile");
        Assert.Contains("USER invoiceweb", file, StringComparison.Ordinal);
        Assert.Contains("/app/InvoiceWeb.dll", file, StringComparison.Ordinal);
        Assert.All(FromLine().Matches(file).Select(m => m.Groups[1].Value), image => Assert.Matches(@":\d+\.\d+", image));
        Assert.Contains("chromium", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_key_is_not_taken_for_another()
    {
        var planted = Yaml.Parse("a: &x\n  b: [\"1\", \"2\"]\nc:\n  <<: *x\n  d:\n    - e: f\n  g: ${P:?no}\n");
        Assert.Equal(["1", "2"], planted["c"]["b"].Items);
        Assert.Equal(["e: f"], planted["c"]["d"].Items);
        Assert.Equal("${P:?no}", planted["c"]["g"].Value);
        Assert.Throws<KeyNotFoundException>(() => planted["d"]);
    }

    [GeneratedRegex(@"^# Reads: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ReadsLine();

    [GeneratedRegex(@"\$\{(\w+)([^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\{?([A-Z][A-Z_]+)")]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"^FROM (\S+)", RegexOptions.Multiline)]
    private static partial Regex FromLine();
}
