using System.Text.Json;
using System.Xml.Linq;

namespace InvoiceWeb.Tests.Rules;

/// <summary>What the product brings along may be used, changed and sold by whoever gets it.</summary>
public sealed class LicenceTests
{
    private static readonly HashSet<string> Permissive = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "OFL-1.1"];

    /// <param name="nuspec">Null when the package is not there to be read.</param>
    public static Violation? Doubtful(string package, string? nuspec)
    {
        if (nuspec is null) return new(package, "cannot be read: restore first");
        var metadata = XDocument.Parse(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        if (licence is null) return new(package, $"names no licence but {metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value ?? "nothing"}");
        if ((string?)licence.Attribute("type") != "expression") return new(package, $"has a licence of its own: {licence.Value}");
        return IsPermissive(licence.Value) ? null : new(package, $"has the licence {licence.Value}");
    }

    /// <summary>Of alternatives one is enough; of parts that hold together each one counts.</summary>
    private static bool IsPermissive(string expression) => expression.Trim('(', ')').Split(" OR ").Any(choice => choice.Split(" AND ").All(part => Permissive.Contains(part.Trim(' ', '(', ')'))));

    public static IEnumerable<(string Id, string Version)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(lockFile);
        foreach (var framework in json.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (var package in framework.Value.EnumerateObject())
                if (package.Value.GetProperty("type").GetString() != "Project") yield return (package.Name, package.Value.GetProperty("resolved").GetString()!);
    }

    private static string? Nuspec(string id, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (name, file) = (id.ToLowerInvariant(), Path.Combine(folder, id.ToLowerInvariant(), version.ToLowerInvariant()));
        return Path.Combine(file, name + ".nuspec") is var path && File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static IReadOnlyList<(string Id, string Version)> All => [.. Repository.Files("src", "packages.lock.json").SelectMany(f => Packages(Repository.Read(f))).Distinct()];

    [Fact]
    public void Every_package_of_the_product_has_a_permissive_licence()
    {
        Assert.InRange(All.Count, 10, int.MaxValue);
        Excused.Nobody.OnlyIn(All.Select(p => Doubtful(p.Id, Nuspec(p.Id, p.Version))).OfType<Violation>());
    }

    [Theory]
    [InlineData("""<license type="expression">MIT</license>"""), InlineData("""<license type="expression">GPL-3.0-only OR Apache-2.0</license>"""), InlineData("""<license type="expression">MIT AND BSD-3-Clause</license>""")]
    public void A_permissive_licence_is_no_doubt(string licence) => Assert.Null(Doubtful("good", Metadata(licence)));

    [Theory]
    [InlineData("""<license type="expression">AGPL-3.0-only</license>"""), InlineData("""<license type="expression">MIT AND GPL-2.0-only</license>""")]
    [InlineData("""<license type="file">LICENSE.txt</license>"""), InlineData("<licenseUrl>https://example.org/licence</licenseUrl>"), InlineData("")]
    public void A_planted_licence_is_found(string licence) => Assert.NotNull(Doubtful("bad", Metadata(licence)));

    [Fact]
    public void A_package_that_cannot_be_read_is_found() => Assert.NotNull(Doubtful("missing", null));

    private static string Metadata(string licence) =>
        $"""<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>x</id>{licence}</metadata></package>""";
}
