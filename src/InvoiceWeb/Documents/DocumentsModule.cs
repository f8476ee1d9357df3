using InvoiceWeb.Archive;
using InvoiceWeb.Hosting;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Documents;

internal static class DocumentsModule
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services.AddSingleton<DocumentFonts>().AddSingleton<ChromiumPrinter>().AddSingleton<InvoiceHtml>().AddSingleton<InvoicePrinter>()
            .AddSingleton<CompanyLogo>().AddSingleton<ReadInvoiceDocument>().AddSingleton<DownloadInvoicePdf>();

    /// <summary>Inside the tenant's group, which has authorised the person already.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/invoices/{id:guid}/pdf", async (Guid id, CurrentActor here, DownloadInvoicePdf download, DownloadArchivedPdf archived, HttpContext context, CancellationToken cancellationToken) =>
        {
            var pdf = await FindAsync(await here.ActorAsync(context, cancellationToken), id, download, archived, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(pdf.Content, "application/pdf", context.Request.Query.ContainsKey("inline") ? null : pdf.FileName);
        });

    /// <summary>Old links lead to archived documents too.</summary>
    private static async Task<InvoicePdf> FindAsync(Actor actor, Guid id, DownloadInvoicePdf download, DownloadArchivedPdf archived, CancellationToken cancellationToken)
    {
        try
        {
            return await download.ExecuteAsync(actor, id, cancellationToken);
        }
        catch (RuleBrokenException absent) when (absent.Code is "record.not-found")
        {
            return await archived.ExecuteAsync(actor, id, cancellationToken);
        }
    }
}
