namespace InvoiceWeb.Hosting;

/// <summary>What can be said when the app is started.</summary>
internal static class CommandLine
{
    private const string Help = """
        InvoiceWeb: create, approve and pay invoices.

          --port N            TCP port on loopback (default: 5080, or the next free one)
          --data FOLDER       where the embedded database and the files live
                              (default: /var/lib/invoiceweb as root, ~/.local/share/invoiceweb otherwise)
          --connection TEXT   use this PostgreSQL 15+ or Citus database instead of the embedded one;
                              the connection string of the role that owns the tables
          --no-demo           do not load the demo companies into an empty database
          --help              this text

        invoiceweb archive … verifies, exports and searches archived years; see invoiceweb archive --help.
        """;

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = "Port", ["--data"] = "DataFolder", ["--connection"] = "ConnectionStrings:Owner",
    };

    public static bool AsksForHelp(string[] args) => args.Contains("--help") || args.Contains("-h");

    public static int PrintHelp()
    {
        Console.WriteLine(Help);
        return 0;
    }

    /// <summary>The content root is where the app's files are, not where the shell happens to stand.</summary>
    public static WebApplicationOptions Options() => new()
    {
        ApplicationName = "InvoiceWeb",
        ContentRootPath = AppContext.BaseDirectory,
    };

    /// <exception cref="CannotStartException">Something is not understood: a misspelled option must not be passed over in silence.</exception>
    public static void AddInvoiceWebCommandLine(this ConfigurationManager configuration, string[] args)
    {
        RequireUnderstood(args);
        configuration.AddCommandLine([.. args.Select(a => a == "--no-demo" ? "--Demo=false" : a)], Switches);
    }

    private static void RequireUnderstood(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--no-demo") continue;
            var name = args[i].Split('=', 2)[0];
            if (!name.StartsWith("--", StringComparison.Ordinal)) throw new CannotStartException($"“{args[i]}” is not understood. See --help for what can be said.");
            if (!IsKnown(name)) throw new CannotStartException($"{name} is not an option. See --help for those that there are.");
            if (name == args[i] && (++i == args.Length || args[i].StartsWith("--", StringComparison.Ordinal))) throw new CannotStartException($"{name} needs a value.");
        }
    }

    /// <summary>An option of the help, or a setting by its full name: the app's own and those of ASP.NET Core, which have a colon.</summary>
    private static bool IsKnown(string name) =>
        Switches.ContainsKey(name) || HostOptions.Keys.Contains(name[2..], StringComparer.OrdinalIgnoreCase) || name.Contains(':', StringComparison.Ordinal)
        || name[2..].ToUpperInvariant() is "ENVIRONMENT" or "CONTENTROOT" or "ALLOWEDHOSTS";
}
