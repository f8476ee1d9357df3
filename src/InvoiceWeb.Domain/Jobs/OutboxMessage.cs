using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Jobs;

/// <summary>
/// A promise made inside a tenant's transaction: what must follow once it is committed. Lives beside the tenant's other rows,
/// because a local table is not covered by the same commit on a cluster.
/// </summary>
public sealed class OutboxMessage : ITenantOwned
{
    private OutboxMessage() { }

    public OutboxMessage(TenantId tenant, string kind, string payload, DateTimeOffset now) =>
        (TenantId, Id, Kind, Payload, CreatedAt) = (tenant, Guid.CreateVersion7(now), kind, payload, now);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string Payload { get; private set; } = "{}";
    public DateTimeOffset CreatedAt { get; private set; }
}
