using InvoiceWeb.Archive;
using InvoiceWeb.Files;
using InvoiceWeb.Files.Views;
using InvoiceWeb.Hosting;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace InvoiceWeb.Invoices.Attachments;

/// <summary>Files travel by plain HTTP: a circuit that breaks breaks no upload. Inside the tenant's group, which has authorised the person already.</summary>
internal static class AttachmentEndpoints
{
    /// <summary>Nothing in a file may run, load or send anything; only our own pages may frame it.</summary>
    private const string Closed = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void MapAttachments(this IEndpointRouteBuilder tenant)
    {
        tenant.MapPost("/invoices/{id:guid}/files", AttachAsync)
            .WithMetadata(new RequestSizeLimitAttribute((long)FileRules.MostBytes * FileRules.MostOnOneRecord + 1_000_000));
        tenant.MapGet("/invoices/{id:guid}/files/{attachmentId:guid}", SendAsync);
    }

    private static async Task<IResult> AttachAsync(
        Guid id, CurrentActor here, AttachFile attach, IAntiforgery antiforgery, RuleTexts rules, IStringLocalizer<Texts> texts, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (await PostedFiles.OpenAsync(context, antiforgery, cancellationToken) is not { } files)
                return Results.Problem(texts["This page is too old. Reload it and try again."], statusCode: StatusCodes.Status400BadRequest);
            var actor = await here.ActorAsync(context, cancellationToken);
            var outcomes = new List<UploadOutcome>();
            while (await files.NextAsync(cancellationToken) is var (name, content))
            {
                try
                {
                    outcomes.Add(UploadOutcome.Of(await attach.ExecuteAsync(actor, id, name, content, cancellationToken)));
                }
                catch (RuleBrokenException rule) when (rule.Code.StartsWith("file.", StringComparison.Ordinal))
                {
                    // One outcome for each file: one that is refused must not lose the others.
                    outcomes.Add(new(name, rules.Say(rule)));
                }
            }
            return context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json")
                ? Results.Json(outcomes)
                : new RazorComponentResult<UploadResult>(new { Outcomes = outcomes, Back = $"/{context.Request.RouteValues["tenant"]}/invoices/{id}" });
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return Results.Problem(texts["The files did not arrive completely. Try again."], statusCode: (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> SendAsync(Guid id, Guid attachmentId, CurrentActor here, DownloadAttachment download, ReadArchivedAttachment archived, HttpContext context, CancellationToken cancellationToken)
    {
        var file = await FindAsync(await here.ActorAsync(context, cancellationToken), id, attachmentId, download, archived, cancellationToken);
        // What was accepted once and is known no longer is handed out as bytes without a meaning.
        var type = FileType.Of(file.ContentType);
        var headers = context.Response.Headers;
        // Chromium shows no PDF in a sandbox; its viewer runs the document in a process of its own, without our cookies.
        headers.ContentSecurityPolicy = type == FileType.Pdf ? $"{Closed}; object-src 'self'" : $"{Closed}; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(type is { IsShown: true } && !context.Request.Query.ContainsKey("download") ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(file.Content, type?.ContentType ?? "application/octet-stream");
    }

    /// <summary>Files of archived invoices keep their addresses.</summary>
    private static async Task<AttachmentContent> FindAsync(Actor actor, Guid id, Guid attachmentId, DownloadAttachment download, ReadArchivedAttachment archived, CancellationToken cancellationToken)
    {
        try
        {
            return await download.ExecuteAsync(actor, id, attachmentId, cancellationToken);
        }
        catch (RuleBrokenException absent) when (absent.Code is "record.not-found")
        {
            var file = await archived.ExecuteAsync(actor, id, attachmentId, cancellationToken);
            return new(file.FileName, file.ContentType, file.Content);
        }
    }
}
