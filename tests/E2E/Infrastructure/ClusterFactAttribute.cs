using InvoiceWeb.Tests.Data;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>A journey that needs a machine with Citus, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = Backend.Missing!;
}
