using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace InvoiceWeb.Hosting;

/// <summary>May this instance be sent requests? It may when the application role reaches the database and finds its tables.</summary>
internal sealed class DatabaseReady(NpgsqlDataSource database) : IHealthCheck
{
    public const string Tag = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(Patience);
        try
        {
            await using var ask = database.CreateCommand("SELECT count(*) FROM (SELECT FROM tenants LIMIT 1) AS any_tenant");
            await ask.ExecuteScalarAsync(soon.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", problem);
        }
    }
}
