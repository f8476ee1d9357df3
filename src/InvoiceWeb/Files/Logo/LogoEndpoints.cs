using InvoiceWeb.Hosting;

namespace InvoiceWeb.Files.Logo;

internal static class LogoEndpoints
{
    /// <summary>Inside the tenant's group, which has authorised the person already.</summary>
    public static void MapLogo(this IEndpointRouteBuilder tenant) =>
        tenant.MapGet("/settings/logo", async (CurrentActor here, ReadCompanyLogo read, HttpContext context, CancellationToken cancellationToken) =>
        {
            if (await read.ExecuteAsync(await here.ActorAsync(context, cancellationToken), fileId: null, cancellationToken) is not { } logo) return Results.NotFound();
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
            headers.CacheControl = "private, no-cache";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Results.Bytes(logo.Content, logo.ContentType);
        });
}
