using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Archive;

internal static class ArchiveModule
{
    public static IServiceCollection AddArchive(this IServiceCollection services, Hosting.HostOptions options) => services
        .AddSingleton(provider => new IndexCache(provider.GetRequiredService<IObjectStore>(), Path.Combine(options.DataFolder, "archive-cache"), options.ArchiveCacheBytes))
        .AddSingleton<SegmentReader>()
        .AddSingleton<SearchArchive>().AddSingleton<FindArchivedInvoice>().AddSingleton<ReadArchivedInvoice>().AddSingleton<DownloadArchivedPdf>()
        .AddSingleton<ReadArchivedAttachment>().AddSingleton<FindArchiveAccesses>().AddSingleton<ReadSupplierNumberInArchive>()
        .AddSingleton<MendIndex>().AddSingleton<IJobHandler, ScrubArchive>()
        .AddSingleton<ReadArchiveHealth>().AddTransient<Pages.ArchiveSearching>().AddTransient<Pages.ArchivedOpening>().AddTransient<Pages.ArchiveSettings>()
        .AddSingleton(new Years.ArchiveSteps { BatchSize = options.ArchiveBatchSize, SegmentSize = options.ArchiveSegmentSize })
        .AddArchiving();
}
