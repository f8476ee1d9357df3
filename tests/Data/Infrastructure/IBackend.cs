namespace InvoiceWeb.Tests.Data;

/// <summary>A server on which the suite makes and drops its databases.</summary>
internal interface IBackend : IAsyncDisposable
{
    /// <summary>Connection string of a role that may create databases and give them to the owner.</summary>
    string Admin { get; }

    /// <summary>Connection string of the role that owns the tables, with any database.</summary>
    string Owner { get; }
}

/// <summary>A server that somebody else runs, such as a Citus coordinator: <c>INVOICEWEB_TEST_OWNER</c> names an owner who may create databases.</summary>
internal sealed class ExistingServer(string owner) : IBackend
{
    public const string Variable = "INVOICEWEB_TEST_OWNER";

    public string Admin => owner;
    public string Owner => owner;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
