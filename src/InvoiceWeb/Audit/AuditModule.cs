namespace InvoiceWeb.Audit;

internal static class AuditModule
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<ReadHistory>().AddSingleton<FindSettingsHistory>();
}
