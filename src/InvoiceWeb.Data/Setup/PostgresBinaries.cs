using System.Globalization;

namespace InvoiceWeb.Data.Setup;

/// <summary>Where the machine keeps PostgreSQL's programs.</summary>
public sealed record PostgresBinaries(string Folder, int Version)
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt"];

    /// <param name="cluster">An existing data folder needs the version that made it; for a new one the newest is taken.</param>
    /// <exception cref="DatabaseUnusableException">None found.</exception>
    public static PostgresBinaries Find(string cluster)
    {
        var versionFile = Path.Combine(cluster, "PG_VERSION");
        if (!File.Exists(versionFile)) return Newest();
        var version = int.Parse(File.ReadAllText(versionFile).Trim(), CultureInfo.InvariantCulture);
        return Installed().FirstOrDefault(c => c.Version == version) ?? throw new DatabaseUnusableException(
            $"The data in {cluster} belongs to PostgreSQL {version}, which is not installed any more. Install it again (apt-get install postgresql-{version}), or move the data with pg_upgrade.");
    }

    private static PostgresBinaries Newest() =>
        Installed().MaxBy(c => c.Version)
        ?? throw new DatabaseUnusableException(
            "No PostgreSQL 15 or newer is installed on this machine. Run ./run.sh, which installs it; or apt-get install postgresql; "
            + "or set ConnectionStrings:Owner to a database elsewhere.");

    internal static IEnumerable<PostgresBinaries> Installed() =>
        Candidates().Where(c => c.Version >= 15 && File.Exists(Path.Combine(c.Folder, "initdb")));

    private static IEnumerable<PostgresBinaries> Candidates() =>
        from root in Roots
        where Directory.Exists(root)
        from folder in Directory.EnumerateDirectories(root)
        let name = Path.GetFileName(folder).Replace("postgresql@", "", StringComparison.Ordinal)
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select new PostgresBinaries(Path.Combine(folder, "bin"), int.Parse(name, CultureInfo.InvariantCulture));
}
