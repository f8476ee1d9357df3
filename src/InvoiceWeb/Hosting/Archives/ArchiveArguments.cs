using System.Globalization;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.Archives;

/// <summary>What was typed behind <c>invoiceweb archive</c>.</summary>
internal sealed class ArchiveArguments
{
    public const string Help = """
        invoiceweb archive: works on archived years without the web app and without a database.

          invoiceweb archive verify         reads every document again: format, histories, totals, index
          invoiceweb archive rebuild-index  makes lost indexes again from the documents
          invoiceweb archive export         prints the documents as JSON Lines
          invoiceweb archive search         looks for invoices

          --store FOLDER      the folder with the objects (objects inside of the data folder), or s3:
                              then Objects__Bucket, Objects__Endpoint, … say where, as for the app
          --tenant ID         the company
          --year N            this fiscal year only
          --segment ID        this segment only
          --out FILE          export: into a file that does not exist yet, instead of printing
          --replace           rebuild-index: indexes that are there as well
          --text, --number, --supplier-number, --participant, --from, --to, --currency
                              search: what to look for; all of it must hold
          --help              this text

        Progress goes to the error output. Exit code: 0 all right, 1 something is damaged or missing,
        2 not understood, 3 the store cannot be used or some of it must be restored first: the restore is
        ordered, and verify and search go on with the rest. What was recalled from the archive is known to the
        database only: it is verified, exported and found here as it was archived.
        """;

    private static readonly string[] Valued = ["store", "tenant", "year", "segment", "out", "text", "number", "supplier-number", "participant", "from", "to", "currency"];
    private static readonly string[] Commands = ["verify", "rebuild-index", "export", "search"];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string Command { get; }
    public bool Replace { get; }

    /// <exception cref="CannotStartException">Not understood; the message says what.</exception>
    public ArchiveArguments(IReadOnlyList<string> typed)
    {
        Command = typed.Count > 0 && Commands.Contains(typed[0]) ? typed[0]
            : throw new CannotStartException($"{(typed.Count > 0 ? $"“{typed[0]}” is no archive command" : "The archive command is missing")}; it is one of {string.Join(", ", Commands)}. See invoiceweb archive --help.");
        for (var i = 1; i < typed.Count; i++)
        {
            var name = typed[i].StartsWith("--", StringComparison.Ordinal) ? typed[i][2..] : throw new CannotStartException($"“{typed[i]}” is not understood; see invoiceweb archive --help.");
            if (name == "replace") Replace = true;
            else if (!Valued.Contains(name)) throw new CannotStartException($"--{name} is not known; see invoiceweb archive --help.");
            else _values[name] = ++i < typed.Count ? typed[i] : throw new CannotStartException($"--{name} needs a value.");
        }
        Tenant = new(Id("tenant") ?? throw new CannotStartException("--tenant is missing: the id of the company, the first folder of its objects."));
        (Year, Segment) = (Whole("year"), Id("segment"));
    }

    public TenantId Tenant { get; }
    public int? Year { get; }
    public Guid? Segment { get; }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public Guid? Id(string name) => Text(name) is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw new CannotStartException($"--{name} is “{text}”; it must be an id such as 0193c1b2-….");

    public DateOnly? Day(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CannotStartException($"--{name} is “{text}”; it must be a date such as 2026-11-22.");

    private int? Whole(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new CannotStartException($"--{name} is “{text}”; it must be a whole number.");

    public IObjectStore Store(IConfiguration configuration) => Text("store") switch
    {
        null => throw new CannotStartException("--store is missing: the folder with the objects, or s3."),
        "s3" => ObjectsOptions.From(configuration) is { } service ? new S3ObjectStore(service) : throw new CannotStartException("--store is s3, but Objects__Bucket is not set."),
        var folder => Directory.Exists(folder) ? new FolderObjectStore(folder) : throw new CannotStartException($"--store is {folder}, but there is no such folder."),
    };
}
