using System.Text;
using InvoiceWeb.Hosting;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Invoices;

internal static class InvoicesEndpoints
{
    /// <summary>Inside the tenant's group, which has authorised the person already.</summary>
    public static void MapInvoices(this IEndpointRouteBuilder tenant) =>
        // Over HTTP and not over the circuit: typing must be kept just when the circuit is lost. The custom header cannot be sent
        // by another site's page without asking first, and nothing here ever answers such a question with yes.
        tenant.MapPost("/invoices/{id:guid}/journal", async (Guid id, long sequence, int? version, CurrentActor here, JournalTyping journal, IStringLocalizer<Texts> texts, HttpContext context, CancellationToken cancellationToken) =>
        {
            if (context.Request.Headers["X-InvoiceWeb"] != "journal") return Results.Problem(texts["This address is for the editor only."], statusCode: StatusCodes.Status400BadRequest);
            if (context.Request.ContentLength is null or > JournalTyping.MaxLength) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var content = await reader.ReadToEndAsync(cancellationToken);
            if (Views.TypedForm.Read(content) is null) return Results.Problem(texts["This is not what the editor sends."], statusCode: StatusCodes.Status400BadRequest);
            await journal.ExecuteAsync(await here.ActorAsync(context, cancellationToken), id, sequence, version, content, cancellationToken);
            return Results.NoContent();
        });
}
