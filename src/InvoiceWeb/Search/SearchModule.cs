namespace InvoiceWeb.Search;

internal static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<FindAnywhere>();
}
