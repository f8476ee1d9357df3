using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>The assemblies under test, as they were built, and this one with its planted violations.</summary>
public static class Built
{
    public static readonly ModuleDefinition Domain = Read("InvoiceWeb.Domain");
    public static readonly ModuleDefinition Data = Read("InvoiceWeb.Data");
    public static readonly ModuleDefinition Web = Read("InvoiceWeb");

    private static readonly ModuleDefinition Here = Read("InvoiceWeb.Tests.Rules");

    /// <summary>Outermost types of the product; what is nested in them (closures, state machines) counts as theirs.</summary>
    public static IReadOnlyList<TypeDefinition> Types { get; } = [.. new[] { Domain, Data, Web }.SelectMany(TypesOf)];

    public static IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module) => module.Types.Where(t => t.Namespace.StartsWith("InvoiceWeb", StringComparison.Ordinal));

    /// <summary>A type of this assembly that breaks a rule on purpose. It stands in the namespace of the slice that it pretends to be of.</summary>
    public static TypeDefinition Planted<T>() => Planted(typeof(T));

    public static TypeDefinition Planted(Type type) => Here.GetType(type.FullName!.Replace('+', '/'));

    private static ModuleDefinition Read(string assembly) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), new ReaderParameters { ReadSymbols = true });
}
