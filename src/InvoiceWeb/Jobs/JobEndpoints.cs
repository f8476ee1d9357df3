using InvoiceWeb.Hosting;

namespace InvoiceWeb.Jobs;

/// <summary>Inside the tenant's group, which has authorised the person already.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/jobs/{id:guid}/file", async (Guid id, CurrentActor here, DownloadJobFile download, HttpContext context, CancellationToken cancellationToken) =>
        {
            var file = await download.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(file.Content, file.ContentType, file.Name);
        });
}
