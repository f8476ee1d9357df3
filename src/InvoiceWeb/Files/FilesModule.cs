namespace InvoiceWeb.Files;

internal static class FilesModule
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<FileShelf>()
        .AddSingleton<Logo.SaveCompanyLogo>().AddSingleton<Logo.RemoveCompanyLogo>().AddSingleton<Logo.ReadCompanyLogo>();
}
