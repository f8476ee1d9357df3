using Bunit;
using InvoiceWeb.Files;
using InvoiceWeb.Files.Views;
using InvoiceWeb.Invoices.Attachments;

namespace InvoiceWeb.Tests.Components.Files;

public sealed class AttachmentViewerTests : View
{
    private IRenderedComponent<AttachmentViewer> Shown(params AttachmentRow[] rows) => Show<AttachmentViewer>(p => p.Add(v => v.Rows, rows).Add(v => v.Url, r => $"files/{r.Name}"));

    private static AttachmentRow Row(string name, FileType type) => AttachmentListTests.Row(name, type);

    [Fact]
    public void Nothing_is_shown_where_nothing_is() => Assert.Equal("", Shown().Markup.Trim());

    [Fact]
    public void One_file_needs_no_tabs()
    {
        var view = Shown(Row("scan.pdf", FileType.Pdf));
        Assert.Empty(view.FindAll("[role=tab]"));
        Assert.StartsWith("files/scan.pdf", view.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("scan.pdf", view.Find("iframe").GetAttribute("title"));
    }

    [Fact]
    public void The_first_that_can_be_shown_comes_first_and_tabs_change_it()
    {
        var view = Shown(Row("e-invoice.xml", FileType.Xml), Row("scan.pdf", FileType.Pdf), Row("photo.png", FileType.Png));
        Assert.Equal(["false", "true", "false"], view.FindAll("[role=tab]").Select(t => t.GetAttribute("aria-selected")));
        view.Button("photo.png").Click();
        Assert.Equal("photo.png", view.Find("img").GetAttribute("alt"));
        Assert.Empty(view.FindAll("iframe"));
        view.Button("photo.png").KeyDown("ArrowRight");
        Assert.Contains("e-invoice.xml is not shown here.", view.Text(), StringComparison.Ordinal);
        Assert.Equal("e-invoice.xml", view.Find(".viewer a").GetAttribute("download"));
        view.Button("e-invoice.xml").KeyDown("ArrowLeft");
        Assert.Single(view.FindAll("img"));
        Assert.Equal([-1, -1, 0], view.FindAll("[role=tab]").Select(t => int.Parse(t.GetAttribute("tabindex")!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_type_that_is_known_no_longer_is_only_downloaded() =>
        Assert.Empty(Shown(Row("old.svg", FileType.Xml) with { ContentType = "image/svg+xml" }).FindAll("img, iframe"));
}
