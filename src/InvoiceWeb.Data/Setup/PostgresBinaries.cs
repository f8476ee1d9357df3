using System.Globalization;

namespace InvoiceWeb.Data.Setup;

/// <summary>Where the machine keeps PostgreSQL's programs.</summary>
public sealed record PostgresBinaries(string Folder, int Version)
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt"];

    /// <exception cref="DatabaseUnusableException">None found.</exception>
    public static PostgresBinaries Find() =>
        Candidates().Where(c => c.Version >= 15 && File.Exists(Path.Combine(c.Folder, "initdb"))).MaxBy(c => c.Version)
        ?? throw new DatabaseUnusableException(
            "No PostgreSQL 15 or newer is installed on this machine. Run ./run.sh, which installs it; or apt-get install postgresql; "
            + "or set ConnectionStrings:Owner to a database elsewhere.");

    private static IEnumerable<PostgresBinaries> Candidates() =>
        from root in Roots
        where Directory.Exists(root)
        from folder in Directory.EnumerateDirectories(root)
        let name = Path.GetFileName(folder).Replace("postgresql@", "", StringComparison.Ordinal)
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select new PostgresBinaries(Path.Combine(folder, "bin"), int.Parse(name, CultureInfo.InvariantCulture));
}
