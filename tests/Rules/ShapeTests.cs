using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>How the code is shaped: capped lists, no leaking queries, no interface for its own sake, names and sizes.</summary>
public sealed class ShapeTests
{
    public const int MostRows = 200;
    public const int MostLines = 300;

    private static readonly string[] Drawers = ["Shared", "Common", "Utils", "Utilities", "Helpers", "Model", "Models", "Misc", "Services", "Interfaces"];

    public static IEnumerable<Violation> Uncapped(IEnumerable<TypeDefinition> types) =>
        from type in types
        where type.Name.StartsWith("Find", StringComparison.Ordinal) && type.Methods.Any(m => m is { Name: "ExecuteAsync", IsPublic: true })
        let caps = type.Fields.Where(f => f is { HasConstant: true, IsPublic: true, Name: "PageSize" or "Limit" }).ToList()
        where caps.Count == 0 || caps.Any(c => c.Constant is not (int and > 0 and <= MostRows))
        select new Violation(type.FullName, $"has no constant PageSize or Limit of at most {MostRows}");

    public static IEnumerable<Violation> LeakingQueries(IEnumerable<TypeDefinition> types) =>
        from type in types.SelectMany(Uses.WithNested)
        where type.IsPublic || type.IsNestedPublic
        from method in type.Methods
        where method.IsPublic && method.ReturnType.FullName.Contains("Queryable`1<", StringComparison.Ordinal)
        select new Violation(type.FullName, $"{method.Name} returns a query that somebody else would run");

    public static IEnumerable<Violation> LonelyInterfaces(IReadOnlyCollection<TypeDefinition> types) =>
        from type in types.Where(t => t.IsInterface)
        let count = types.Concat(types.SelectMany(Uses.WithNested)).Distinct().Count(t => t.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == type.FullName))
        where count < 2
        select new Violation(type.FullName, $"has {count} implementations");

    public static IEnumerable<Violation> NamedLikeNamespace(IEnumerable<TypeDefinition> types) =>
        types.Where(t => t.Namespace.Split('.').Contains(t.Name.Split('`')[0])).Select(t => new Violation(t.FullName, "is named like its namespace"));

    public static IEnumerable<Violation> InDrawers(IEnumerable<string> files) =>
        files.Where(f => f.Split('/')[..^1].Intersect(Drawers, StringComparer.OrdinalIgnoreCase).Any()).Select(f => new Violation(f, "lies in a folder that says nothing"));

    public static IEnumerable<Violation> TooLong(IEnumerable<(string File, int Lines)> files) =>
        files.Where(f => f.Lines > MostLines && !f.File.Contains("/Migrations/", StringComparison.Ordinal)).Select(f => new Violation(f.File, $"has {f.Lines} lines"));

    private static IEnumerable<string> Sources => new[] { "src", "tests" }.SelectMany(f => Repository.Files(f, ".cs", ".razor"));

    [Fact]
    public void Every_list_is_capped() => Excused.Nobody.OnlyIn(Uncapped(Built.Types));

    [Fact]
    public void There_are_lists() => Assert.InRange(Built.Types.Count(t => t.Name.StartsWith("Find", StringComparison.Ordinal)), 3, int.MaxValue);

    [Fact]
    public void No_public_member_returns_a_query() => Excused.Nobody.OnlyIn(LeakingQueries(Built.Types));

    [Fact]
    public void An_interface_has_several_implementations() => Excused.Nobody.OnlyIn(LonelyInterfaces(Built.Types));

    [Fact]
    public void No_type_is_named_like_its_namespace() => Excused.Nobody.OnlyIn(NamedLikeNamespace(Built.Types));

    [Fact]
    public void Folders_are_capabilities() => Excused.Nobody.OnlyIn(InDrawers(Sources));

    [Fact]
    public void Files_are_short() => Excused.Nobody.OnlyIn(TooLong(Sources.Select(f => (f, File.ReadLines(Path.Combine(Repository.Root, f)).Count()))));

    [Fact]
    public void Sources_are_seen() => Assert.InRange(Sources.Count(), 150, int.MaxValue);

    [Theory]
    [InlineData(typeof(InvoiceWeb.Invoices.FindPlantedEndless)), InlineData(typeof(InvoiceWeb.Invoices.FindPlantedUncapped))]
    public void A_planted_list_without_cap_is_found(Type planted) => Assert.Single(Uncapped([Built.Planted(planted)]));

    [Fact]
    public void A_planted_query_is_found() => Assert.Equal(3, LeakingQueries([Built.Planted<InvoiceWeb.Invoices.PlantedQueries>()]).Count());

    [Fact]
    public void A_planted_interface_is_found() => Assert.Single(
        LonelyInterfaces([Built.Planted<InvoiceWeb.Invoices.IPlanted>(), Built.Planted<InvoiceWeb.Invoices.PlantedOnly>(), Built.Planted<InvoiceWeb.Invoices.IPlantedTwice>(), Built.Planted<InvoiceWeb.Invoices.PlantedFirst>(), Built.Planted<InvoiceWeb.Invoices.PlantedSecond>()]));

    [Fact]
    public void A_planted_name_is_found() => Assert.Single(NamedLikeNamespace([Built.Planted<InvoiceWeb.Invoices.Invoices>()]));

    [Theory]
    [InlineData("src/InvoiceWeb/Common/Text.cs"), InlineData("src/InvoiceWeb/Invoices/Helpers/Text.cs"), InlineData("tests/utils/Text.cs")]
    public void A_planted_folder_is_found(string file) => Assert.Single(InDrawers([file, "src/InvoiceWeb/Common.cs"]));

    [Fact]
    public void A_planted_long_file_is_found() =>
        Assert.Equal("src/Long.cs", Assert.Single(TooLong([("src/Long.cs", 301), ("src/Short.cs", 300), ("src/InvoiceWeb.Data/Migrations/Long.cs", 2_000)])).Subject);
}
