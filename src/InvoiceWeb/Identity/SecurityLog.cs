using InvoiceWeb.Data.Tenancy;

namespace InvoiceWeb.Identity;

/// <summary>Writes sign-ins and changes of access to the security log.</summary>
public sealed class SecurityLog(HostDatabase host, TimeProvider clock)
{
    public async Task WriteAsync(string kind, Guid? userId, Guid? tenantId, string? detail, string? address, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        db.SecurityEvents.Add(new(clock.GetUtcNow(), kind, userId, tenantId, detail, address));
        await db.SaveChangesAsync(cancellationToken);
    }
}
