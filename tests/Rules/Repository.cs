namespace InvoiceWeb.Tests.Rules;

/// <summary>The files that this was built from.</summary>
public static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files below a folder, as paths from the root with slashes; build output left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Intersect(["bin", "obj", "TestResults"]).Any())
            .Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "InvoiceWeb.slnx")) ? folder
        : Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) is { } parent ? Find(parent)
        : throw new InvalidOperationException("The tests must lie inside the repository that they look at.");
}
