namespace InvoiceWeb.Tenancy;

internal static class TenancyModule
{
    public static IServiceCollection AddTenancy(this IServiceCollection services) => services.AddSingleton<ReadCompany>().AddSingleton<Fields.ReadCustomFields>().AddTransient<Pages.StartReading>();
}
