using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>
/// How the three roles reach the database: the owner migrates, the application works under row-level security,
/// the jobs role may only enumerate tenants.
/// </summary>
public sealed record DatabaseConnections(string Owner, string App, string Jobs)
{
    public const string AppRole = "invoiceweb_app";
    public const string JobsRole = "invoiceweb_jobs";

    /// <param name="owner">Connection string of the role that owns the tables.</param>
    /// <param name="app">Connection string of the application role; when null, the owner's with another name and a password derived from the owner's.</param>
    /// <param name="jobs">Likewise for the jobs role.</param>
    public static DatabaseConnections From(string owner, string? app = null, string? jobs = null) =>
        new(owner, app ?? As(owner, AppRole, maxPool: 50), jobs ?? As(owner, JobsRole, maxPool: 4));

    private static string As(string owner, string role, int maxPool)
    {
        var connection = new NpgsqlConnectionStringBuilder(owner);
        connection.Password = Derived(connection.Password ?? "", role);
        connection.Username = role;
        connection.MaxPoolSize = maxPool;
        // Measured on a cluster: a fast-path read takes half the time once it is prepared.
        connection.MaxAutoPrepare = 200;
        connection.AutoPrepareMinUsages = 2;
        return connection.ConnectionString;
    }

    /// <summary>Every instance that knows the owner's password reaches the same one, and nothing has to be stored.</summary>
    private static string Derived(string ownerPassword, string role) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownerPassword), Encoding.UTF8.GetBytes("invoiceweb role password/" + role)));
}
