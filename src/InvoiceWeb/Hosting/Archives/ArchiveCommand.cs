using System.Globalization;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Hosting.Archives;

/// <summary><c>invoiceweb archive …</c>: the same code as the app, without web and database. The store's listing stands in for the catalogue.</summary>
internal sealed class ArchiveCommand(ArchiveArguments arguments, IObjectStore store, TextWriter output, TextWriter errors)
{
    internal const int Right = 0;
    internal const int Wrong = 1;
    private const int NotUnderstood = 2;
    internal const int StoreUnusable = 3;

    public static bool IsMeant(string[] args) => args.FirstOrDefault() == "archive";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length == 1 || CommandLine.AsksForHelp(args))
        {
            await output.WriteLineAsync(ArchiveArguments.Help);
            return args.Length == 1 ? NotUnderstood : Right;
        }
        try
        {
            var arguments = new ArchiveArguments(args[1..]);
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var store = arguments.Store(configuration);
            return arguments.Receipt is { } receipt
                ? await new ReceiptCommand(arguments, receipt, store, output, errors).RunAsync(CancellationToken.None)
                : await new ArchiveCommand(arguments, store, output, errors).RunAsync(CancellationToken.None);
        }
        catch (CannotStartException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return NotUnderstood;
        }
        catch (ObjectStoreException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return problem.Problem is ObjectStoreProblem.Damaged ? Wrong : StoreUnusable;
        }
        catch (IOException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return StoreUnusable;
        }
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var segments = await SegmentsAsync(cancellationToken);
        if (segments.Count == 0)
        {
            await errors.WriteLineAsync($"There are no archived documents of {arguments.Tenant}{(arguments.Year is { } year ? $" for {year}" : "")} in this store.");
            return Wrong;
        }
        var all = segments.Count;
        segments = await AwakeAsync(segments, cancellationToken);
        if (segments.Count < all)
        {
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{all - segments.Count} of {all} segments rest; give the same command again when they are restored."));
            // Half an export would look like a whole one.
            if (segments.Count == 0 || arguments.Command is "export" or "rebuild-index") return StoreUnusable;
        }
        using var scratch = new Scratch();
        var code = await WorkAsync(segments, scratch, cancellationToken);
        return code is Right && segments.Count < all ? StoreUnusable : code;
    }

    private Task<int> WorkAsync(IReadOnlyList<ListedSegment> segments, Scratch scratch, CancellationToken cancellationToken) =>
        arguments.Command switch
        {
            "verify" => VerifyAsync(segments, scratch, cancellationToken),
            "rebuild-index" => RebuildAsync(segments, scratch, cancellationToken),
            "export" => ExportAsync(segments, cancellationToken),
            _ => SearchAsync(segments, scratch, cancellationToken),
        };

    /// <summary>Asks every object first, so that all restores are ordered at once and not one each time.</summary>
    private async Task<IReadOnlyList<ListedSegment>> AwakeAsync(IReadOnlyList<ListedSegment> segments, CancellationToken cancellationToken)
    {
        var awake = new List<ListedSegment>(segments.Count);
        foreach (var segment in segments)
        {
            var rests = false;
            foreach (var key in KeysOf(segment)) rests |= await store.RestsAsync(key, errors, cancellationToken);
            if (!rests) awake.Add(segment);
        }
        return awake;
    }

    private IEnumerable<string> KeysOf(ListedSegment segment) => arguments.Command switch
    {
        "verify" => [segment.DocumentsKey, segment.IndexKey],
        "search" => [segment.IndexKey],
        _ => [segment.DocumentsKey],
    };

    private async Task<int> VerifyAsync(IReadOnlyList<ListedSegment> segments, Scratch scratch, CancellationToken cancellationToken)
    {
        var damaged = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {segments.Count}: {segment.Year} {segment.Id}"));
            var outcome = await segment.VerifyAsync(store, scratch, cancellationToken);
            foreach (var line in outcome.Lines) await output.WriteLineAsync(line);
            if (outcome.Problem is not { } problem) continue;
            damaged++;
            await errors.WriteLineAsync(problem);
        }
        await errors.WriteLineAsync(damaged == 0 ? $"All {segments.Count} segments are right." : $"{damaged} of {segments.Count} segments are not right.");
        return damaged == 0 ? Right : Wrong;
    }

    private async Task<int> RebuildAsync(IReadOnlyList<ListedSegment> segments, Scratch scratch, CancellationToken cancellationToken)
    {
        foreach (var segment in segments)
        {
            if (!arguments.Replace && await store.SizeAsync(segment.IndexKey, cancellationToken) is not null)
            {
                await errors.WriteLineAsync($"{segment.Year} {segment.Id}: the index is there; --replace makes it again.");
                continue;
            }
            await using var writer = new SegmentWriter(scratch.Folder, arguments.Tenant, segment.Id, segment.Year);
            var count = 0;
            await foreach (var document in segment.DocumentsAsync(store, cancellationToken))
            {
                await writer.AddAsync(document, cancellationToken);
                if (++count % 10_000 == 0) await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{segment.Year} {segment.Id}: {count} invoices"));
            }
            var written = await writer.CompleteAsync(cancellationToken);
            await store.DeleteAsync(segment.IndexKey, cancellationToken);
            await store.PutFileAsync(segment.IndexKey, written.IndexPath, cancellationToken);
            await output.WriteLineAsync($"{segment.IndexKey} sha256 {written.IndexSha256}");
        }
        return Right;
    }

    private async Task<int> ExportAsync(IReadOnlyList<ListedSegment> segments, CancellationToken cancellationToken)
    {
        var path = arguments.Text("out");
        if (path is not null && File.Exists(path)) throw new CannotStartException($"--out is {path}, which is there already.");
        await using var file = path is null ? null : new StreamWriter(new FileStream(path, FileMode.CreateNew));
        var target = file ?? output;
        foreach (var segment in segments)
        {
            var count = 0;
            await using var stream = await ListedSegment.OpenAsync(store, segment.DocumentsKey, cancellationToken);
            await foreach (var (_, line) in DocumentsStream.LinesAsync(stream, segment.DocumentsKey, cancellationToken))
            {
                await target.WriteAsync(line);
                await target.WriteAsync('\n');
                count++;
            }
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{segment.Year} {segment.Id}: {count - 1} invoices"));
        }
        return Right;
    }

    private async Task<int> SearchAsync(IReadOnlyList<ListedSegment> segments, Scratch scratch, CancellationToken cancellationToken)
    {
        var query = new ArchiveQuery
        {
            Text = arguments.Text("text"), Number = arguments.Text("number"), SupplierNumber = arguments.Text("supplier-number"), Participant = arguments.Id("participant"),
            From = arguments.Day("from"), To = arguments.Day("to"), Currency = arguments.Text("currency"), AtLeast = arguments.Amount("at-least"), AtMost = arguments.Amount("at-most"),
            Status = arguments.One("status", DocumentStatus.Approved, DocumentStatus.Void), Direction = arguments.One("direction", InvoiceDirection.Sales, InvoiceDirection.Purchase),
            Kind = arguments.One("kind", InvoiceKind.Invoice, InvoiceKind.CreditNote), Fields = arguments.Fields,
        };
        foreach (var segment in segments)
        {
            using var index = await segment.IndexAsync(store, scratch, cancellationToken);
            var rows = index.Search(query, null, int.MaxValue, [], int.MaxValue);
            foreach (var row in rows)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{row.IssueDate:yyyy-MM-dd}\t{row.Number}\t{row.SupplierNumber}\t{row.ParticipantName}\t{row.Status}\t{Currency.Of(row.Currency).FromMinorUnits(row.PayableMinor)}\t{row.Currency}\t{row.Id}"));
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{segment.Year} {segment.Id}: {rows.Count} found"));
        }
        return Right;
    }

    private async Task<IReadOnlyList<ListedSegment>> SegmentsAsync(CancellationToken cancellationToken)
    {
        var found = new List<ListedSegment>();
        await foreach (var key in store.KeysAsync(ArchiveKeys.Prefix(arguments.Tenant), cancellationToken))
            if (ListedSegment.Parse(arguments.Tenant, key) is { } segment && (arguments.Year ?? segment.Year) == segment.Year && (arguments.Segment ?? segment.Id) == segment.Id) found.Add(segment);
        return [.. found.Distinct().OrderByDescending(s => s.Year).ThenBy(s => s.Id)];
    }
}
