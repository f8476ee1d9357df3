using Bunit;
using InvoiceWeb.Archive.Views;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Identity;

namespace InvoiceWeb.Tests.Components.Archive;

public sealed class DryRunViewTests : View
{
    public DryRunViewTests() => SeenBy(Roles.TenantAdmin);

    [Fact]
    public void What_stays_is_named_with_its_reason_and_can_be_opened()
    {
        var id = Guid.CreateVersion7();
        StayingGroup? wanted = null;
        var preview = new ArchivePreview(2023, true, false, false, 412, [new(StayReason.Unsettled, 30, [new(id, "2023-000007", "Muster GmbH", new(2023, 5, 4), "EUR", 11_900, 1_900)])], 1_600_000, 200_000);
        var view = Show<DryRunView>(p => p.Add(d => d.Preview, preview).Add(d => d.More, group => wanted = group));
        Assert.Contains("412 documents", view.Text(), StringComparison.Ordinal);
        Assert.Contains("30 are not settled to the last cent", view.Text(), StringComparison.Ordinal);
        Assert.Contains("and 29 more", view.Text(), StringComparison.Ordinal);
        view.Button("Show more: are not settled to the last cent").Click();
        Assert.Equal(StayReason.Unsettled, wanted!.Reason);
        var link = view.Find("details a");
        Assert.Equal($"acme/invoices/{id}", link.GetAttribute("href"));
        Assert.Contains("19.00", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_counted_to_its_end_is_not_shown_as_if_it_had_been()
    {
        var one = new StayingDocument(Guid.CreateVersion7(), null, "Muster GmbH", new(2023, 5, 4), "EUR", 11_900, 0);
        var view = Show<DryRunView>(p => p.Add(d => d.Preview, new(2023, true, false, false, 0, [new(StayReason.Draft, 10_000, [one]) { IsMore = true }], 0, 0)));
        Assert.Contains("10,000+ drafts", view.Text(), StringComparison.Ordinal);
        Assert.Contains("and 9,999+ more", view.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("+", Show<DryRunView>(p => p.Add(d => d.Preview, new(2023, true, false, false, 0, [new(StayReason.Draft, 10_000, [one])], 0, 0))).Text(), StringComparison.Ordinal);
    }
}
