using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InvoiceWeb.Tests.Rules;

/// <summary>The solution, the versions, and the commands around them.</summary>
public sealed partial class SolutionTests
{
    public static IEnumerable<Violation> Unlisted(string solution, IEnumerable<string> projects)
    {
        var listed = XDocument.Parse(solution).Descendants("Project").Select(p => (string)p.Attribute("Path")!).ToHashSet();
        return projects.Where(p => !listed.Contains(p)).Select(p => new Violation(p, "is not in the solution"));
    }

    public static IEnumerable<Violation> Floating(string props) =>
        from package in XDocument.Parse(props).Descendants("PackageVersion")
        where !Exact().IsMatch((string?)package.Attribute("Version") ?? "")
        select new Violation((string)package.Attribute("Include")!, $"has the version {(string?)package.Attribute("Version")}");

    /// <summary>Versions stand in one place.</summary>
    public static IEnumerable<Violation> OwnVersions(string project, string text) =>
        from package in XDocument.Parse(text).Descendants("PackageReference")
        where package.Attributes().Any(a => a.Name.LocalName is "Version" or "VersionOverride") || package.Elements().Any(e => e.Name.LocalName is "Version" or "VersionOverride")
        select new Violation(project, $"gives {(string)package.Attribute("Include")!} a version of its own");

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();

    private static IReadOnlyList<string> Projects => [.. Repository.Files("src", ".csproj"), .. Repository.Files("tests", ".csproj")];

    [Fact]
    public void The_solution_lists_every_project()
    {
        Assert.InRange(Projects.Count, 5, int.MaxValue);
        Excused.Nobody.OnlyIn(Unlisted(Repository.Read("InvoiceWeb.slnx"), Projects));
    }

    [Fact]
    public void Every_listed_project_exists() =>
        Assert.All(XDocument.Parse(Repository.Read("InvoiceWeb.slnx")).Descendants("Project"), p => Assert.True(File.Exists(Path.Combine(Repository.Root, (string)p.Attribute("Path")!))));

    [Fact]
    public void Package_versions_are_exact() => Excused.Nobody.OnlyIn(Floating(Repository.Read("Directory.Packages.props")));

    [Fact]
    public void No_project_has_versions_of_its_own() => Excused.Nobody.OnlyIn(Projects.SelectMany(p => OwnVersions(p, Repository.Read(p))));

    [Fact]
    public void Integration_runs_the_same_command_as_people()
    {
        var lines = Repository.Read(".ci/run").Split('\n').Where(l => !l.TrimStart().StartsWith('#'));
        Assert.Contains(lines, l => l.Contains("./test.sh", StringComparison.Ordinal));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { ".ci/run", "test.sh", "run.sh" })
            Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, file)).HasFlag(UnixFileMode.UserExecute), file);
    }

    [Fact]
    public void Suites_are_found_never_listed() => Assert.Contains("for project in tests/*/*.csproj", Repository.Read("test.sh"), StringComparison.Ordinal);

    [Fact]
    public void A_planted_project_is_found() => Assert.Single(Unlisted("""<Solution><Project Path="src/A/A.csproj" /></Solution>""", ["src/A/A.csproj", "src/B/B.csproj"]));

    [Theory]
    [InlineData("1.*"), InlineData("[1.0,2.0)"), InlineData("1.0.*"), InlineData("*"), InlineData(""), InlineData("$(SomeVersion)")]
    public void A_planted_floating_version_is_found(string version) =>
        Assert.Single(Floating($"""<Project><ItemGroup><PackageVersion Include="A" Version="{version}" /><PackageVersion Include="B" Version="4.0.103.4" /></ItemGroup></Project>"""));

    [Theory]
    [InlineData("""<PackageReference Include="A" Version="1.0.0" />"""), InlineData("""<PackageReference Include="A" VersionOverride="1.0.0" />"""), InlineData("""<PackageReference Include="A"><Version>1.0.0</Version></PackageReference>""")]
    public void A_planted_version_of_its_own_is_found(string element) => Assert.Single(OwnVersions("planted", $"<Project><ItemGroup>{element}</ItemGroup></Project>"));
}
