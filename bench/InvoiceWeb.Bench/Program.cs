using InvoiceWeb.Bench;

const string Help = """
    bench load     fills a company with generated books
      --data FOLDER        its own PostgreSQL and object store (default: bench-data)
      --connection TEXT    another database: the connection string of the owner
      --tenant SLUG        the company, made when missing (default: bench)
      --years N            (default: 10)
      --invoices M         in each year (default: 10000)
      --first-year Y       (default: 2010)
      --seed S             the same seed makes the same books (default: 1)
      --hot                into the tables instead of into the archive
    bench archive  measures cold searches and bytes for each invoice
      --data, --connection, --tenant as above
      --hot-price, --cold-price   per GB and month (default: 0.115 and 0.004)
    """;

var arguments = new Arguments(args);
if (arguments.Command is not ("load" or "archive") || args.Contains("--help"))
{
    Console.WriteLine(Help);
    return args.Contains("--help") ? 0 : 2;
}
await using var books = await Books.OpenAsync(arguments);
if (arguments.Command == "load") await Load.RunAsync(books, arguments);
else return await MeasureArchive.RunAsync(books, arguments);
return 0;
