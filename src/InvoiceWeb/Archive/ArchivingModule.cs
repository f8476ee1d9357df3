using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Archive;

internal static class ArchivingModule
{
    /// <summary>Years on their way into the archive, and invoices on their way back.</summary>
    public static IServiceCollection AddArchiving(this IServiceCollection services) => services
        .AddSingleton<ArchiveAnswers>().AddSingleton(provider => provider.GetRequiredService<ArchiveAnswers>().ForInvoices())
        .AddSingleton(provider => ArchivePrices.From(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<ArchiveRuns>().AddSingleton<SealYear>().AddSingleton<WriteSegments>().AddSingleton<VerifySegments>().AddSingleton<PurgeSegments>()
        .AddSingleton<CompleteRun>().AddSingleton<StopRun>().AddSingleton<Orphans>()
        .AddSingleton<ArchiveYear>().AddSingleton<IJobHandler>(provider => provider.GetRequiredService<ArchiveYear>()).AddSingleton<IJobHandler, TidyArchive>()
        .AddSingleton<ReadArchiveOverview>().AddSingleton<PreviewArchiving>().AddSingleton<FindStaying>().AddSingleton<StartArchiving>().AddSingleton<ConfirmArchiving>().AddSingleton<CancelArchiving>()
        .AddSingleton<ReadArchiveRun>().AddSingleton<SaveArchivePolicy>().AddSingleton<VerifyReceipt>().AddSingleton<ReceiptHtml>().AddSingleton<DownloadReceipt>()
        .AddSingleton<RecallInvoice>().AddSingleton<RecallYear>().AddSingleton<IJobHandler, RecallYearJob>().AddSingleton<IJobHandler, ReturnRecalled>().AddSingleton<FindRecalls>()
        .AddSingleton<PlaceHold>().AddSingleton<LiftHold>().AddSingleton<FindHolds>().AddSingleton<FindHoldsOn>().AddSingleton<ReadRetention>().AddSingleton<ReadKeptUntil>().AddSingleton<SaveRetention>();
}
