using InvoiceWeb.Data.Jobs;

namespace InvoiceWeb.Jobs;

internal static class JobsModule
{
    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddSingleton<JobQueue>().AddSingleton<IJobHandler, ForgetOldJobs>().AddSingleton<IJobHandler, ForgetJobFiles>().AddHostedService<JobRunner>()
            .AddSingleton<ReadJob>().AddSingleton<FindJobs>().AddSingleton<CancelJob>().AddSingleton<DownloadJobFile>();
}
