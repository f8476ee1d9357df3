namespace InvoiceWeb.Tenancy;

internal static class TenancyModule
{
    public static IServiceCollection AddTenancy(this IServiceCollection services) => services.AddSingleton<ReadCompany>().AddTransient<Pages.StartReading>();
}
