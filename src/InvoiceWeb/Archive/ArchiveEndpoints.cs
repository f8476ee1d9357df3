using InvoiceWeb.Archive.Years;
using InvoiceWeb.Hosting;

namespace InvoiceWeb.Archive;

/// <summary>Inside the tenant's group, which has authorised the person already.</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchive(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/archive/runs/{id:guid}/receipt", async (Guid id, string? format, CurrentActor here, DownloadReceipt download, HttpContext context, CancellationToken cancellationToken) =>
        {
            var file = await download.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, format == "pdf" ? ReceiptFormat.Pdf : ReceiptFormat.Json, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(file.Content, file.ContentType, file.Name);
        });
}
