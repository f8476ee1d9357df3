using Microsoft.EntityFrameworkCore.Design;

namespace InvoiceWeb.Data;

/// <summary>Lets <c>dotnet ef</c> compare the model with the migrations without a database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<InvoiceDbContext>
{
    public InvoiceDbContext CreateDbContext(string[] args) =>
        new(InvoiceDbOptions.For("Host=127.0.0.1;Database=design-time"));
}
