using InvoiceWeb.Archive;
using InvoiceWeb.Bulk;
using InvoiceWeb.Data.Setup;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Hosting;
using InvoiceWeb.Jobs;
using InvoiceWeb.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace InvoiceWeb.Tests.Data;

/// <summary>A database of a test class's own, and the product's use cases on it, wired as the product wires them.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("objects");
    private ServiceProvider? _services;

    public FakeClock Clock { get; } = new();

    /// <summary>Every statement that the product sends, while a test asks for it.</summary>
    public SqlCapture Capture { get; } = new();

    public DatabaseConnections Connections { get; private set; } = null!;
    public string App => Connections.App;
    public string Owner => Connections.Owner;
    public string ObjectFolder => Path.Combine(_folder.Path, "objects");
    public IServiceProvider Services => _services!;

    /// <summary>Instead of a fresh copy a database that is there already.</summary>
    internal static async Task<TestDatabase> OnAsync(DatabaseConnections connections)
    {
        var database = new TestDatabase { Connections = connections };
        await database.InitializeAsync();
        return database;
    }

    /// <summary>A copy of this database and of its objects, to do something to that cannot be undone.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var server = await TestServer.Current;
        if (_services is not null) await _services.DisposeAsync();
        _services = null;
        NpgsqlConnection.ClearAllPools();
        var copy = await OnAsync(await server.CopyAsync(Connections));
        if (Directory.Exists(ObjectFolder))
            foreach (var file in Directory.EnumerateFiles(ObjectFolder, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy.ObjectFolder, Path.GetRelativePath(ObjectFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        copy.Clock.Now = Clock.Now;
        return copy;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        Connections ??= await (await TestServer.Current).CopyAsync();
        var options = new HostOptions { DataFolder = _folder.Path };
        var services = new ServiceCollection().AddLogging()
            .AddData(Connections, options)
            .AddSetUp().AddTenancy().AddAudit().AddFiles().AddJobs().AddParticipants().AddInvoices().AddApprovals().AddPayments().AddDocuments().AddArchive(options).AddBulk().AddSearch()
            .AddLocalization().AddPeople()
            .AddSingleton<IWebHostEnvironment>(new NoWeb()).AddSingleton<IConfiguration>(new ConfigurationManager())
            .AddSingleton<TimeProvider>(Clock);
        services.ConfigureDbContext<InvoiceDbContext>(db => db.AddInterceptors(Capture), ServiceLifetime.Singleton);
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        foreach (var connection in new[] { Connections.Owner, Connections.App, Connections.Jobs })
        {
            await using var pooled = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pooled);
        }
        await (await TestServer.Current).DropAsync(Connections);
        _folder.Dispose();
    }

    /// <summary>Printing asks where the fonts are; nothing is printed here.</summary>
    private sealed class NoWeb : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
        public string ApplicationName { get; set; } = "InvoiceWeb";
        public string EnvironmentName { get; set; } = "Test";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
