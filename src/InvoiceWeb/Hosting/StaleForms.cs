using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace InvoiceWeb.Hosting;

/// <summary>
/// A page's form that was opened under another session (signed in or out in a second tab meanwhile) is shown anew;
/// the refusal that Blazor answers has no body, which browsers show as an error of their own.
/// </summary>
internal sealed class StaleForms(RequestDelegate next)
{
    /// <summary>Pages that have room for it say what has happened.</summary>
    private static readonly KeyValuePair<string, StringValues> Note = new("note", "stale");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return next(context);
        var query = QueryString.Create(context.Request.Query.Where(part => part.Key != Note.Key).Append(Note));
        var again = $"{context.Request.PathBase}{context.Request.Path}{query}";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = RedirectHttpResult.IsLocalUrl(again) ? again : "/";
        return Task.CompletedTask;
    }
}
