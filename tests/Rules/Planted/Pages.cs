using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Invoices.Pages
{
    public sealed class PlantedQuery(IQueryable<Invoice> invoices)
    {
        public async Task<int> CountAsync() => await invoices.CountAsync();
    }
}

namespace InvoiceWeb.Invoices.Views
{
    public sealed class PlantedContext
    {
        private readonly InvoiceDbContext _db;
    }
}

namespace InvoiceWeb.Invoices
{
    public sealed class PlantedEndpoints(TenantDatabase tenants)
    {
        public Func<Actor, Task> Open => async actor => await (await tenants.BeginAsync(actor, CancellationToken.None)).DisposeAsync();
    }
}

namespace InvoiceWeb.Ui
{
    public sealed class PlantedNpgsql
    {
        private readonly NpgsqlDataSource _source;
    }
}
