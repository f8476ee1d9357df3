using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Diagnostics;

namespace InvoiceWeb.Hosting;

/// <summary>One of the two places where a refusal is translated: a problem document (RFC 9457) with the rule's code.</summary>
internal sealed class RuleBrokenHandler(IProblemDetailsService problems, RuleTexts texts) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RuleBrokenException rule) return false;
        context.Response.StatusCode = rule.Code switch
        {
            "record.not-found" => StatusCodes.Status404NotFound,
            "access.missing-permission" => StatusCodes.Status403Forbidden,
            "record.changed-meanwhile" => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails =
            {
                Status = context.Response.StatusCode, Title = texts.Say(rule), Type = $"urn:invoiceweb:rule:{rule.Code}",
                Extensions = { ["code"] = rule.Code, ["field"] = rule.Field },
            },
        });
    }
}
