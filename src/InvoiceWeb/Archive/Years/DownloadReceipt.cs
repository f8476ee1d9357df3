using System.Globalization;
using System.Text;
using InvoiceWeb.Archive.Views;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Documents;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace InvoiceWeb.Archive.Years;

/// <summary>Gives the receipt of a run: the manifest as it was signed, or a print of it.</summary>
public sealed class DownloadReceipt(TenantDatabase tenants, ReceiptHtml html, ChromiumPrinter printer)
{
    /// <exception cref="RuleBrokenException"><c>archive.run-not-done</c>, <c>record.not-found</c>, <c>pdf.no-browser</c></exception>
    public async Task<ReceiptFile> ExecuteAsync(Actor actor, Guid run, ReceiptFormat format, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        ArchiveRun row;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken)) row = await work.ReadReceiptAsync(run, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"archive-receipt-{row.Year}-{row.FinishedAt:yyyy-MM-dd}");
        // The very bytes that the hash is of: no line end, no mark.
        return format is ReceiptFormat.Json
            ? new($"{name}.json", "application/json", Encoding.UTF8.GetBytes(row.Receipt!))
            : new($"{name}.pdf", "application/pdf", await printer.PrintAsync(await html.RenderAsync(Receipt.Read(row.Receipt!), row.ReceiptSha256!), cancellationToken));
    }
}

public sealed record ReceiptFile(string Name, string ContentType, byte[] Content);

public enum ReceiptFormat { Json, Pdf }

/// <summary>Renders the receipt into a self-contained HTML document.</summary>
public sealed class ReceiptHtml(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<string> RenderAsync(Receipt receipt, string sha256)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReceiptSheet.Receipt)] = receipt, [nameof(ReceiptSheet.Sha256)] = sha256 });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReceiptSheet>(parameters)).ToHtmlString());
    }
}
