using InvoiceWeb.Data.Setup;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Archive;
using InvoiceWeb.Hosting;
using InvoiceWeb.Hosting.SetUp;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Bench;

/// <summary>The app without its web: database, object store, use cases.</summary>
internal sealed class Books : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly ServiceProvider _services;

    private Books(EmbeddedPostgres? embedded, ServiceProvider services, HostOptions options, DatabaseConnections connections) =>
        (_embedded, _services, Options, Connections) = (embedded, services, options, connections);

    public HostOptions Options { get; }
    public DatabaseConnections Connections { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<Books> OpenAsync(Arguments arguments)
    {
        var options = new HostOptions { DataFolder = Path.GetFullPath(arguments.Text("data", "bench-data")) };
        var embedded = arguments.Find("connection") is null ? await EmbeddedPostgres.StartAsync(options.DataFolder, NullLogger.Instance, default) : null;
        var connections = DatabaseConnections.From(arguments.Find("connection") ?? embedded!.OwnerConnection);
        await new DatabaseSetup(connections, NullLogger<DatabaseSetup>.Instance).RunAsync(default);
        var services = new ServiceCollection().AddLogging().AddLocalization().AddData(connections, options).AddSetUp().AddTenancy().AddFiles().AddInvoices().AddDocuments().AddArchive(options);
        return new(embedded, services.BuildServiceProvider(), options, connections);
    }

    public async Task<TenantId> CompanyAsync(string slug)
    {
        await using var db = await Get<HostDatabase>().OpenAsync(default);
        var known = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug);
        return known?.Id ?? (await Get<CreateTenant>().ExecuteAsync(new(slug, $"Bench {slug}", "EUR", "en-GB", "Europe/Berlin"), default)).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_embedded is not null) await _embedded.DisposeAsync();
    }
}

/// <summary>--name value, in any order.</summary>
internal sealed class Arguments(string[] all)
{
    public string Command { get; } = all.FirstOrDefault() ?? "";

    public string? Find(string name) => Array.IndexOf(all, "--" + name) is >= 0 and var at && at + 1 < all.Length ? all[at + 1] : null;

    public bool Has(string name) => all.Contains("--" + name);

    public string Text(string name, string otherwise) => Find(name) ?? otherwise;

    public int Number(string name, int otherwise) => Find(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    public double Price(string name, double otherwise) => Find(name) is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
