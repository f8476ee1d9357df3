using InvoiceWeb.Approvals;
using InvoiceWeb.Archive;
using InvoiceWeb.Audit;
using InvoiceWeb.Bulk;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Files.Logo;
using InvoiceWeb.Hosting;
using InvoiceWeb.Hosting.Archives;
using InvoiceWeb.Hosting.SetUp;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Jobs;
using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using InvoiceWeb.Search;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Connections;

if (ArchiveCommand.IsMeant(args)) return await ArchiveCommand.RunAsync(args, Console.Out, Console.Error);
if (CommandLine.AsksForHelp(args)) return CommandLine.PrintHelp();

var builder = WebApplication.CreateBuilder(CommandLine.Options());
try
{
    builder.Configuration.AddInvoiceWebCommandLine(args);
    var options = InvoiceWeb.Hosting.HostOptions.From(builder.Configuration);
    await using var database = await HostDatabaseServer.PrepareAsync(builder.Configuration, options, CancellationToken.None);

    builder.UseInvoiceWebDefaults(options);
    builder.Services.AddData(database.Connections, options)
        .AddSetUp().AddTenancy().AddAudit().AddFiles().AddJobs().AddPeople().AddParticipants().AddInvoices().AddApprovals().AddPayments().AddDocuments().AddArchive(options).AddBulk().AddSearch()
        .AddUi();

    var app = builder.Build();
    app.UseInvoiceWeb();
    app.MapPeople();
    var tenant = app.MapGroup("/{tenant}").RequireAuthorization();
    tenant.MapInvoices();
    tenant.MapAttachments();
    tenant.MapDocuments();
    tenant.MapNumbering();
    tenant.MapArchive();
    tenant.MapJobs();
    tenant.MapBulk();
    tenant.MapLogo();
    app.MapUi();

    if (options.Demo) await app.Services.GetRequiredService<DemoData>().LoadIfEmptyAsync(CancellationToken.None);
    await app.StartAsync();
    await Greeting.PrintAsync(app, options);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    // It was free when it was looked at: somebody else was faster.
    await Console.Error.WriteLineAsync("The port was taken by another program while InvoiceWeb was starting. Start it again, or choose a port with --port.");
    return 1;
}
catch (CannotStartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (Exception bug)
{
    // Caught, because only then is the database above stopped in order.
    await Console.Error.WriteLineAsync($"InvoiceWeb ends because of an error of its own:\n{bug}");
    return 1;
}
