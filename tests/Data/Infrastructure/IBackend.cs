namespace InvoiceWeb.Tests.Data;

/// <summary>A server, or several that work as one, on which the suite makes and drops its databases.</summary>
internal interface IBackend : IAsyncDisposable
{
    /// <summary>Connection string of the role that owns the tables, with any database.</summary>
    string Owner { get; }

    /// <summary>For each server one connection string whose role sees what the sessions of the database wait for there.</summary>
    IReadOnlyList<string> Watching(string database);

    /// <summary>An empty database that nothing has migrated.</summary>
    Task CreateAsync(string name);

    /// <summary>Nobody is connected to the template.</summary>
    Task CopyAsync(string template, string name);

    Task DropAsync(string name);
}
