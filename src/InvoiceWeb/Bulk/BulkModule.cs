using InvoiceWeb.Jobs;

namespace InvoiceWeb.Bulk;

internal static class BulkModule
{
    public static IServiceCollection AddBulk(this IServiceCollection services)
    {
        services.AddSingleton<BulkDeeds>().AddSingleton<BulkZip>().AddSingleton<PreviewBulk>().AddSingleton<StartBulk>().AddSingleton<ReadRefused>();
        foreach (var action in Enum.GetValues<BulkAction>())
            services.AddSingleton<IJobHandler>(provider => ActivatorUtilities.CreateInstance<BulkJob>(provider, action));
        return services;
    }
}
