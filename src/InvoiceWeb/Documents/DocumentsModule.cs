using InvoiceWeb.Hosting;

namespace InvoiceWeb.Documents;

internal static class DocumentsModule
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services.AddSingleton<DocumentFonts>().AddSingleton<ChromiumPrinter>().AddSingleton<InvoiceHtml>().AddSingleton<InvoicePrinter>()
            .AddSingleton<CompanyLogo>().AddSingleton<ReadInvoiceDocument>().AddSingleton<DownloadInvoicePdf>();

    /// <summary>Inside the tenant's group, which has authorised the person already.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/invoices/{id:guid}/pdf", async (Guid id, CurrentActor here, DownloadInvoicePdf download, HttpContext context, CancellationToken cancellationToken) =>
        {
            var pdf = await download.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(pdf.Content, "application/pdf", context.Request.Query.ContainsKey("inline") ? null : pdf.FileName);
        });
}
