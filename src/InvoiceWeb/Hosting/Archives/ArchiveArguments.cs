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
          invoiceweb archive verify --receipt FILE
                                            reads again what a receipt names, and compares it with the receipt:
                                            sizes, hashes, counts, totals; and the receipt with itself
          invoiceweb archive rebuild-index  makes lost indexes again from the documents
          invoiceweb archive export         prints the documents as JSON Lines
          invoiceweb archive search         looks for invoices

          --store FOLDER      the folder with the objects (objects inside of the data folder), or s3:
                              then Objects__Bucket, Objects__Endpoint, … say where, as for the app
          --tenant ID         the company; a receipt names its own
          --receipt FILE      verify: the receipt as it was downloaded (JSON)
          --sha256 HASH       verify --receipt: the receipt's hash as the app, its print or the company's
                              history shows it; without it the hash is printed, to be compared by eye
          --year N            this fiscal year only
          --segment ID        this segment only
          --out FILE          export: into a file that does not exist yet, instead of printing
          --replace           rebuild-index: indexes that are there as well
          --text, --number, --supplier-number, --participant, --from, --to, --currency
                              search: what to look for; all of it must hold
          --at-least AMOUNT, --at-most AMOUNT
                              search: payable amount such as 1250.50, in the currency that --currency names
          --status approved|void, --direction sales|purchase, --kind invoice|creditnote
                              search: documents of this kind only
          --field KEY=VALUE   search: a custom field by its key, with the value as it stands on the document
                              (dates as 2020-12-31, yes or no as true or false); may be given several times
          --help              this text

        Progress goes to the error output. Exit code: 0 all right, 1 something is damaged or missing,
        2 not understood, 3 the store cannot be used or some of it must be restored first: the restore is
        ordered, and verify and search go on with the rest. What was recalled from the archive is known to the
        database only: it is verified, exported and found here as it was archived.
        """;

    private static readonly string[] Valued = ["store", "tenant", "year", "segment", "out", "text", "number", "supplier-number", "participant", "from", "to", "currency",
        "receipt", "sha256", "at-least", "at-most", "status", "direction", "kind", "field"];
    private const decimal MostAmount = 1_000_000_000_000_000m;
    private static readonly string[] Commands = ["verify", "rebuild-index", "export", "search"];

    /// <summary>For one command only; elsewhere a filter that does nothing would look like one that found nothing.</summary>
    private static readonly string[] OfSearch = ["text", "number", "supplier-number", "participant", "from", "to", "currency", "at-least", "at-most", "status", "direction", "kind", "field"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly TenantId? _tenant;

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
            else if (name == "field") AddField(++i < typed.Count ? typed[i] : "");
            else _values[name] = ++i < typed.Count ? typed[i] : throw new CannotStartException($"--{name} needs a value.");
        }
        _tenant = Id("tenant") is { } tenant ? new(tenant) : Receipt is not null ? null : throw new CannotStartException("--tenant is missing: the id of the company, the first folder of its objects.");
        (Year, Segment) = (Whole("year"), Id("segment"));
        RequireFitting();
    }

    /// <summary>The company; with a receipt the one that it must be of, where one was typed.</summary>
    public TenantId Tenant => _tenant ?? throw new InvalidOperationException("The receipt says whose it is.");
    public TenantId? TypedTenant => _tenant;

    /// <summary>The receipt's file; null where the store is verified by itself.</summary>
    public string? Receipt => Text("receipt");
    public IReadOnlyDictionary<string, string> Fields => _fields;
    public int? Year { get; }
    public Guid? Segment { get; }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public Guid? Id(string name) => Text(name) is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw new CannotStartException($"--{name} is “{text}”; it must be an id such as 0193c1b2-….");

    public DateOnly? Day(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CannotStartException($"--{name} is “{text}”; it must be a date such as 2026-11-22.");

    /// <summary>In minor units of a currency.</summary>
    public long? Amount(string name)
    {
        if (Text(name) is not { } text) return null;
        var code = Text("currency") ?? throw new CannotStartException($"--{name} is an amount; --currency must say of what.");
        var currency = Currency.Find(code) ?? throw new CannotStartException($"--currency is “{code}”; it must be a code such as EUR.");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < MostAmount && currency.Round(amount) == amount
            ? currency.ToMinorUnits(amount) : throw new CannotStartException($"--{name} is “{text}”; it must be an amount of {code} such as {currency.FromMinorUnits(125_050).ToString(CultureInfo.InvariantCulture)}.");
    }

    public T? One<T>(string name, params T[] allowed) where T : struct, Enum => Text(name) is not { } text ? null
        : Array.Find(allowed, a => a.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) is var one && allowed.Contains(one) ? one
        : throw new CannotStartException($"--{name} is “{text}”; it is one of {string.Join(", ", allowed).ToLowerInvariant()}.");

    private void AddField(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1) throw new CannotStartException($"--field is “{text}”; it must be KEY=VALUE such as project=Harbour.");
        if (!_fields.TryAdd(text[..at], text[(at + 1)..])) throw new CannotStartException($"--field names {text[..at]} twice.");
    }

    private void RequireFitting()
    {
        if (Command != "search" && OfSearch.FirstOrDefault(n => _values.ContainsKey(n) || (n == "field" && _fields.Count > 0)) is { } filter)
            throw new CannotStartException($"--{filter} belongs to search; {Command} does not look for anything.");
        if (Command != "verify" && Receipt is not null) throw new CannotStartException($"--receipt belongs to verify, not to {Command}.");
        if (Receipt is null && Text("sha256") is not null) throw new CannotStartException("--sha256 is the hash of a receipt; --receipt is missing.");
        if (Receipt is not null && (Year is not null || Segment is not null)) throw new CannotStartException("A receipt names its objects itself; leave out --year and --segment.");
    }

    private int? Whole(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new CannotStartException($"--{name} is “{text}”; it must be a whole number.");

    public IObjectStore Store(IConfiguration configuration) => Text("store") switch
    {
        null => throw new CannotStartException("--store is missing: the folder with the objects, or s3."),
        "s3" => ObjectsOptions.From(configuration) is { } service ? new S3ObjectStore(service) : throw new CannotStartException("--store is s3, but Objects__Bucket is not set."),
        var folder => Directory.Exists(folder) ? new FolderObjectStore(folder) : throw new CannotStartException($"--store is {folder}, but there is no such folder."),
    };
}
