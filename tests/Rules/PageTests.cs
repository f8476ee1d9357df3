using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Pages, views, modules and endpoints hold no data access: only use cases open the database.</summary>
public sealed class PageTests
{
    private static readonly string[] Doors =
        [typeof(InvoiceDbContext).FullName!, typeof(TenantDatabase).FullName!, typeof(TenantWork).FullName!, typeof(HostDatabase).FullName!];

    private static IEnumerable<TypeDefinition> Surface => Built.TypesOf(Built.Web).Where(IsSurface);

    /// <summary>Hosting is left out: it connects the program with its database.</summary>
    private static bool IsSurface(TypeDefinition type) => Place.Of(type) is { IsComposing: true, Slice: not "Hosting" } && type.Namespace != "InvoiceWeb";

    public static IEnumerable<Violation> OpeningTheDatabase(IEnumerable<TypeDefinition> types) =>
        from type in types
        from used in Uses.Of(type)
        where Doors.Contains(used) || used.StartsWith("Npgsql", StringComparison.Ordinal) || used.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        select new Violation(type.FullName, $"uses {used}");

    [Fact]
    public void Pages_views_modules_and_endpoints_open_no_database() => new Excused(
        ("InvoiceWeb.Identity.IdentityModule", "ASP.NET Core Identity and the key ring are told where they store"))
        .OnlyIn(OpeningTheDatabase(Surface).DistinctBy(v => v.Subject));

    [Fact]
    public void Pages_views_modules_and_endpoints_are_seen()
    {
        var names = Surface.Select(t => t.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "InvoiceList", "LineGrid", "InvoicesModule", "PeopleEndpoints", "TenantLayout", "Attempt" }, names);
    }

    [Theory]
    [InlineData(typeof(InvoiceWeb.Invoices.Pages.PlantedQuery)), InlineData(typeof(InvoiceWeb.Invoices.Views.PlantedContext))]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedEndpoints)), InlineData(typeof(InvoiceWeb.Ui.PlantedNpgsql))]
    public void A_planted_page_that_opens_the_database_is_found(Type planted)
    {
        Assert.True(IsSurface(Built.Planted(planted)));
        Assert.NotEmpty(OpeningTheDatabase([Built.Planted(planted)]));
    }
}
