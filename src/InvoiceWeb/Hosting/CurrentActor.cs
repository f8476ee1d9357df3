using System.Security.Claims;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting;

/// <summary>The actor of an HTTP request: the signed-in person in the tenant of the address.</summary>
public sealed class CurrentActor(EnterTenant enter)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: no such company, or not for this person.</exception>
    public async Task<Actor> ActorAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        return (await enter.ExecuteAsync(user, (string)context.Request.RouteValues["tenant"]!, cancellationToken)).Actor;
    }
}
