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

    public static void AddInvoiceWebCommandLine(this ConfigurationManager configuration, string[] args) =>
        configuration.AddCommandLine([.. args.Select(a => a == "--no-demo" ? "--Demo=false" : a)], Switches);
}
