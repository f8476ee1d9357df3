using System.Reflection;
using Bunit;
using InvoiceWeb.Audit;
using InvoiceWeb.Audit.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Audit;

public sealed class HistoryViewTests : View
{
    private readonly Invoice _invoice = AnInvoice.Draft().Build();

    private AuditEvent Recorded(string action, string? reason = null, params AuditChange[] changes) => AuditEvent.Record(_invoice, AnActor.Alice, Moments.Noon, action, changes, reason);

    private IRenderedComponent<HistoryView> Shown(params AuditEvent[]? events) => Show<HistoryView>(p => p
        .Add(h => h.Events, events).Add(h => h.HeadSequence, _invoice.AuditSequence).Add(h => h.Head, _invoice.AuditHead));

    private static string Verdict(IRenderedComponent<HistoryView> view)
    {
        view.Button("Verify").Click();
        return view.Find("[role=status]").TextContent.OneLine();
    }

    private static AuditEvent Damaged(AuditEvent recorded, string json)
    {
        typeof(AuditEvent).GetProperty(nameof(AuditEvent.Json), BindingFlags.Public | BindingFlags.Instance)!.SetValue(recorded, json);
        return recorded;
    }

    [Fact]
    public void Loading_it_says_so_and_offers_nothing()
    {
        var view = Shown(null);
        Assert.Contains("Loading", view.Text(), StringComparison.Ordinal);
        Assert.Empty(view.FindAll("button"));
    }

    [Fact]
    public void The_newest_stands_first_with_who_and_when()
    {
        var view = Shown(Recorded("invoice.created"), Recorded("invoice.submitted"));
        Assert.Equal(["Submitted · Alice 16 Mar 2026, 13:00", "Created · Alice 16 Mar 2026, 13:00"], view.FindAll("li").Select(li => li.TextContent.OneLine()));
    }

    [Fact]
    public void A_change_says_from_what_to_what_and_why()
    {
        var view = Shown(Recorded("invoice.changed", "Typing error", AuditChange.Of("Note", null, "<b>x</b>"), AuditChange.Of("TermsDays", 14, 30)));
        Assert.Equal("Typing error", view.Find("summary").TextContent);
        Assert.Equal(["Note: – → <b>x</b>", "TermsDays: 14 → 30"], view.FindAll("details div").Select(d => d.TextContent.OneLine()));
    }

    [Theory]
    [InlineData("payment", "payments"), InlineData("creditNote", "invoices"), InlineData("copyOf", "invoices")]
    public void Another_record_is_a_link_and_not_an_id(string field, string place)
    {
        var other = Guid.CreateVersion7();
        var line = Shown(Recorded("invoice.changed", null, AuditChange.Of(field, null, other))).Find("details div");
        Assert.EndsWith($"/{place}/{other}", line.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{other}", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_named_by_its_number_stays_a_number() =>
        Assert.Equal("credit note: – → CN-7", Shown(Recorded("invoice.changed", null, AuditChange.Of("creditNote", null, "CN-7"))).Find("details div").TextContent.OneLine());

    [Fact]
    public void Changes_without_a_reason_are_counted() =>
        Assert.Equal("Changes (1)", Shown(Recorded("invoice.changed", null, AuditChange.Of("Note", null, "x"))).Find("summary").TextContent);

    [Fact]
    public void A_complete_chain_is_intact() =>
        Assert.Equal("Intact 2 events, every hash and link is right.", Verdict(Shown(Recorded("invoice.created"), Recorded("invoice.submitted"))));

    [Fact]
    public void A_changed_event_is_named()
    {
        var (first, second) = (Recorded("invoice.created"), Recorded("invoice.submitted"));
        Damaged(second, second.Json.Replace("Alice", "Mallory", StringComparison.Ordinal));
        Assert.StartsWith("Broken at event 2", Verdict(Shown(first, second)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_event_is_noticed()
    {
        var first = Recorded("invoice.created");
        Recorded("invoice.submitted");
        Assert.StartsWith("Broken at event 1", Verdict(Shown(first)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON at all"), InlineData("{}"), InlineData("[]"), InlineData("""{"changes":7,"reason":null}""")]
    public void It_opens_although_an_event_is_damaged_beyond_reading(string json) =>
        Assert.StartsWith("Broken at event 1", Verdict(Shown(Damaged(Recorded("invoice.created"), json))), StringComparison.Ordinal);

    [Fact]
    public void A_verdict_speaks_of_the_events_that_came_later_too()
    {
        var first = Recorded("invoice.created");
        var view = Shown(first);
        Verdict(view);
        var both = new[] { first, Recorded("invoice.submitted") };
        view.Render(p => p.Add(h => h.Events, both).Add(h => h.HeadSequence, 2).Add(h => h.Head, _invoice.AuditHead));
        Assert.StartsWith("Intact 2", view.Find("[role=status]").TextContent.OneLine(), StringComparison.Ordinal);
    }
}
