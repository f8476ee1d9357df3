using InvoiceWeb.Data.Identity;
using InvoiceWeb.Hosting;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity;

internal static class PeopleEndpoints
{
    public static void MapPeople(this WebApplication app)
    {
        // By POST with an antiforgery token: a picture on another site must not sign anybody out.
        app.MapPost("/sign-out", async (SignInManager<User> signIn, SecurityLog log, HttpContext context, CancellationToken cancellationToken) =>
        {
            var id = signIn.UserManager.GetUserId(context.User);
            await signIn.SignOutAsync();
            if (id is not null) await log.WriteAsync("sign-out", Guid.Parse(id), tenantId: null, detail: null, context.Connection.RemoteIpAddress?.ToString(), cancellationToken);
            return Results.LocalRedirect("/sign-in");
        })
        // Signed out in another tab already: there is nothing to refuse.
        .AddEndpointFilter(async (invocation, next) => invocation.HttpContext.User.Identity is { IsAuthenticated: true } ? await next(invocation) : Results.LocalRedirect("/sign-in"))
        .AddEndpointFilter<FormTokenFilter>()
        .WithOrder(-1); // before the page of the same address, whose endpoint takes posts too
    }
}
