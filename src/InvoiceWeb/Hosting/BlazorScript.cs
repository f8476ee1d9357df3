using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace InvoiceWeb.Hosting;

/// <summary>Serves <c>_framework/blazor.web.js</c> where the build had to embed it (docs/decisions/0009); otherwise the SDK's static assets do.</summary>
internal static class BlazorScript
{
    public static void MapBlazorScript(this IEndpointRouteBuilder routes)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("blazor.web.js");
        if (resource is null) return;
        using var plain = new MemoryStream();
        resource.CopyTo(plain);
        var packed = Gzip(plain.ToArray());
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()))[..16]}\"");
        routes.MapGet("/_framework/blazor.web.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            context.Response.Headers.Vary = "Accept-Encoding";
            if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
                return Results.Bytes(plain.ToArray(), "text/javascript", entityTag: tag);
            context.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(packed, "text/javascript", entityTag: tag);
        }).AllowAnonymous();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return packed.ToArray();
    }
}
