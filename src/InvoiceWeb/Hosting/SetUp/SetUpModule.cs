using InvoiceWeb.Identity;

namespace InvoiceWeb.Hosting.SetUp;

internal static class SetUpModule
{
    public static IServiceCollection AddSetUp(this IServiceCollection services) =>
        services.AddSingleton<SetUpState>().AddSingleton<CreateTenant>().AddSingleton<CreateFirstCompany>().AddSingleton<GiveRoles>()
            .AddSingleton<DemoData>().AddSingleton<DemoRemoval>().AddSingleton<RemoveDemoData>().AddSingleton<ReadDemoRemoval>();
}
