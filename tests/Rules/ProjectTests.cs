using System.Xml.Linq;
using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Projects point down: InvoiceWeb → InvoiceWeb.Data → InvoiceWeb.Domain → nothing.</summary>
public sealed class ProjectTests
{
    /// <summary>Beside the class library itself.</summary>
    public static IEnumerable<Violation> References(ModuleDefinition module, params string[] allowed) => module.AssemblyReferences.Select(r => r.Name)
        .Where(name => !allowed.Contains(name) && !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib" or "Microsoft.CSharp"))
        .Select(name => new Violation(module.Assembly.Name.Name, $"references {name}"));

    public static IEnumerable<Violation> Wishes(string project, string text, params string[] allowed) =>
        from element in XDocument.Parse(text).Descendants()
        where element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference" or "Import"
        let name = Path.GetFileNameWithoutExtension(((string?)element.Attribute("Include") ?? (string?)element.Attribute("Project"))!.Replace('\\', '/'))
        where !allowed.Contains(name)
        select new Violation(project, $"{element.Name.LocalName} {name}");

    [Fact]
    public void The_domain_references_nothing()
    {
        Excused.Nobody.OnlyIn(References(Built.Domain));
        Excused.Nobody.OnlyIn(Wishes("InvoiceWeb.Domain", Repository.Read("src/InvoiceWeb.Domain/InvoiceWeb.Domain.csproj")));
    }

    [Fact]
    public void The_data_layer_references_the_domain_only_among_ours()
    {
        Assert.Equal(["InvoiceWeb.Domain"], Ours(Built.Data));
        Assert.Equal(["InvoiceWeb.Domain"], ProjectsOf("src/InvoiceWeb.Data/InvoiceWeb.Data.csproj"));
    }

    [Fact]
    public void The_app_references_both() => Assert.Equal(["InvoiceWeb.Data", "InvoiceWeb.Domain"], Ours(Built.Web).Order());

    [Fact]
    public void The_data_layer_draws_no_pages() =>
        Assert.DoesNotContain(Built.Data.AssemblyReferences, r => r.Name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || r.Name.StartsWith("Radzen", StringComparison.Ordinal));

    [Fact]
    public void A_planted_reference_is_found()
    {
        Assert.Contains(References(Built.Data), v => v.Problem == "references InvoiceWeb.Domain");
        Assert.Contains(References(Built.Data), v => v.Problem.StartsWith("references Npgsql", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""<PackageReference Include="Dapper" />"""), InlineData("""<ProjectReference Include="..\InvoiceWeb.Data\InvoiceWeb.Data.csproj" />""")]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />"""), InlineData("""<Reference Include="Some.dll" />""")]
    public void A_planted_wish_is_found(string element) =>
        Assert.Single(Wishes("Planted", $"<Project><ItemGroup>{element}</ItemGroup></Project>", "InvoiceWeb.Domain"));

    private static IEnumerable<string> Ours(ModuleDefinition module) => module.AssemblyReferences.Select(r => r.Name).Where(n => n.StartsWith("InvoiceWeb", StringComparison.Ordinal));

    private static IEnumerable<string> ProjectsOf(string path) => XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference")
        .Select(e => Path.GetFileNameWithoutExtension(((string)e.Attribute("Include")!).Replace('\\', '/')));
}
