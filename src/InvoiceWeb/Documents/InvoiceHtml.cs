using System.Reflection;
using InvoiceWeb.Documents.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace InvoiceWeb.Documents;

/// <summary>Renders the invoice sheet, the same component that the page shows, into a self-contained HTML document.</summary>
public sealed class InvoiceHtml(IServiceProvider services, ILoggerFactory loggers)
{
    private static readonly Lazy<string> Styles = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("invoice-sheet.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public async Task<string> RenderAsync(InvoiceDocument document, PagePlan plan)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PrintPage.Document)] = document, [nameof(PrintPage.Plan)] = plan, [nameof(PrintPage.Styles)] = Styles.Value,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PrintPage>(parameters)).ToHtmlString());
    }
}
