using Bunit;
using InvoiceWeb.Files;
using InvoiceWeb.Files.Views;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Files;

public sealed class AttachmentListTests : View
{
    internal static AttachmentRow Row(string name, FileType type, long size = 2048) => new(Guid.CreateVersion7(), name, type.ContentType, size, Moments.Noon, "Clara");

    private IRenderedComponent<AttachmentList> Shown(IReadOnlyList<AttachmentRow>? rows, bool mayRemove = false, Action<AttachmentRow>? remove = null) => Show<AttachmentList>(p => p
        .Add(l => l.Rows, rows).Add(l => l.Url, r => $"files/{r.Id}").Add(l => l.MayRemove, mayRemove).Add(l => l.Remove, r => remove?.Invoke(r)));

    [Fact]
    public void It_says_that_it_loads_or_is_empty()
    {
        Assert.Equal("Loading…", Shown(null).Text());
        Assert.Equal("Nothing is attached.", Shown([]).Text());
    }

    [Fact]
    public void A_file_says_what_it_is_who_added_it_and_when()
    {
        var row = Row("scan.pdf", FileType.Pdf);
        var view = Shown([row]);
        Assert.Equal("PDF scan.pdf 2 kB · Clara · 16 Mar 2026, 13:00", view.Text());
        Assert.Equal($"files/{row.Id}", view.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void What_browsers_show_safely_opens_and_the_rest_is_downloaded()
    {
        var view = Shown([Row("scan.pdf", FileType.Pdf), Row("e-invoice.xml", FileType.Xml), Row("fax.tif", FileType.Tiff)]);
        Assert.Equal(["_blank", null, null], view.FindAll("a").Select(a => a.GetAttribute("target")));
        Assert.Equal([null, "e-invoice.xml", "fax.tif"], view.FindAll("a").Select(a => a.GetAttribute("download")));
        Assert.All(view.FindAll("a"), a => Assert.Equal("noopener", a.GetAttribute("rel")));
    }

    [Fact]
    public void A_name_is_text_and_never_markup() => Assert.Empty(Shown([Row("<img src=x onerror=alert(1)>.png", FileType.Png)]).FindAll("img"));

    [Fact]
    public void Removing_is_offered_only_where_it_is_allowed()
    {
        var rows = new[] { Row("a.pdf", FileType.Pdf), Row("b.pdf", FileType.Pdf) };
        Assert.Empty(Shown(rows).FindAll("button"));
        AttachmentRow? removed = null;
        Shown(rows, mayRemove: true, r => removed = r).Button("Remove b.pdf").Click();
        Assert.Equal(rows[1], removed);
    }

    [Theory]
    [InlineData(0, "0 B"), InlineData(1023, "1023 B"), InlineData(1024, "1 kB"), InlineData(1536, "2 kB"), InlineData(20 * 1024 * 1024, "20.0 MB")]
    public void Sizes_are_said_as_people_read_them(long size, string words) => Assert.Equal(words, FileSize.InWords(size));
}
