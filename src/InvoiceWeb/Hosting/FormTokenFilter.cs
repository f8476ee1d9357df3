using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Hosting;

/// <summary>Refuses a form post that does not come from one of our own pages.</summary>
internal sealed class FormTokenFilter(IAntiforgery antiforgery, IStringLocalizer<Texts> texts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.Problem(texts["This page is too old. Reload it and try again."], statusCode: StatusCodes.Status400BadRequest);
        }
        return await next(context);
    }
}
