using System.Reflection;
using System.Text.Json.Nodes;
using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Audit;

/// <summary>Whatever is done to a history behind the program's back shows.</summary>
public sealed class AuditChainTests
{
    private readonly Invoice _invoice = AnInvoice.Draft().Build();
    private readonly List<AuditEvent> _events = [];

    public AuditChainTests()
    {
        Record("invoice.drafted", []);
        Record("invoice.submitted", [new("status", "Draft", "Submitted")]);
        Record("invoice.rejected", [new("status", "Submitted", "Draft")], "Wrong price “100 €” – ask Jürgen 🙂");
        Record("invoice.revised", [AuditChange.Of("line 1 price", 100.00m, 90.5000m)]);
    }

    [Fact]
    public void A_history_as_it_was_recorded_is_intact()
    {
        var verdict = AuditChain.Verify(_events, _invoice.AuditSequence, _invoice.AuditHead);
        Assert.Equal(new AuditVerdict(4, null, null), verdict);
        Assert.True(verdict.IsIntact);
        Assert.Equal([1, 2, 3, 4], _events.Select(e => e.Sequence));
    }

    [Fact]
    public void A_record_without_a_history_is_intact() => Assert.True(AuditChain.Verify([], 0, null).IsIntact);

    [Fact]
    public void An_event_says_who_when_what_and_why()
    {
        var json = JsonNode.Parse(_events[2].Json)!;
        Assert.Equal("Alice", (string?)json["actor"]!["name"]);
        Assert.Equal("2026-03-16T12:00:00.000000Z", (string?)json["at"]);
        Assert.Equal("Wrong price “100 €” – ask Jürgen 🙂", (string?)json["reason"]);
        Assert.Equal(("status", "Submitted", "Draft"), ((string?)json["changes"]![0]!["field"], (string?)json["changes"]![0]!["from"], (string?)json["changes"]![0]!["to"]));
        Assert.Equal(_events[1].Hash, (string?)json["previous"]);
        Assert.Equal("90.5", (string?)JsonNode.Parse(_events[3].Json)!["changes"]![0]!["to"]);
    }

    [Fact]
    public void The_moment_is_kept_in_the_precision_of_the_database()
    {
        var recorded = AuditEvent.Record(_invoice, Alice, Noon.AddTicks(7), "invoice.revised", []);
        Assert.Equal(Noon, recorded.OccurredAt);
        _events.Add(recorded);
        Assert.True(AuditChain.Verify(_events, _invoice.AuditSequence, _invoice.AuditHead).IsIntact);
    }

    [Fact]
    public void A_person_who_is_renamed_keeps_the_old_name_in_old_events()
    {
        _events.Add(AuditEvent.Record(_invoice, Alice with { Name = "Alice Miller" }, Noon, "invoice.revised", []));
        Assert.True(AuditChain.Verify(_events, _invoice.AuditSequence, _invoice.AuditHead).IsIntact);
        Assert.Equal(("Alice", "Alice Miller"), (_events[0].ActorName, _events[^1].ActorName));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(3)]
    public void A_changed_text_shows(int at)
    {
        Tamper(_events[at], nameof(AuditEvent.Json), _events[at].Json.Replace("Alice", "Mallory", StringComparison.Ordinal));
        Broken(at + 1, "does not match its hash");
    }

    [Fact]
    public void A_changed_hash_shows()
    {
        Tamper(_events[1], nameof(AuditEvent.Hash), new string('0', 64));
        Broken(2, "does not match its hash");
    }

    [Fact]
    public void A_changed_text_with_a_hash_made_to_fit_shows_at_the_next_event()
    {
        Rewrite(_events[1], _events[1].Json.Replace("Submitted", "Approved", StringComparison.Ordinal));
        Broken(3, "does not continue");
    }

    [Fact]
    public void A_changed_newest_event_with_a_hash_made_to_fit_shows_at_the_head()
    {
        Rewrite(_events[3], _events[3].Json.Replace("90.5", "9.5", StringComparison.Ordinal));
        Broken(4, "head");
    }

    [Theory]
    [InlineData("not json"), InlineData("{}"), InlineData("[]"), InlineData("null"), InlineData("""{"previous":1}"""), InlineData("")]
    public void A_text_that_is_no_event_shows_and_breaks_nothing(string json)
    {
        Rewrite(_events[1], json);
        Broken(2, "does not continue");
    }

    [Fact]
    public void A_removed_first_event_shows()
    {
        _events.RemoveAt(0);
        Broken(1, "missing");
    }

    [Fact]
    public void A_removed_middle_event_shows()
    {
        _events.RemoveAt(2);
        Broken(3, "missing");
    }

    [Fact]
    public void A_removed_last_event_shows()
    {
        _events.RemoveAt(3);
        Broken(3, "head");
    }

    [Fact]
    public void A_history_that_is_gone_altogether_shows()
    {
        _events.Clear();
        Broken(0, "head");
    }

    [Fact]
    public void Events_in_another_order_show()
    {
        (_events[1], _events[2]) = (_events[2], _events[1]);
        Broken(2, "out of order");
    }

    [Fact]
    public void Events_renumbered_to_hide_their_order_show()
    {
        (_events[1], _events[2]) = (_events[2], _events[1]);
        Tamper(_events[1], nameof(AuditEvent.Sequence), 2);
        Tamper(_events[2], nameof(AuditEvent.Sequence), 3);
        Broken(2, "does not continue");
    }

    public static TheoryData<string> Columns => new(
        nameof(AuditEvent.ActorName), nameof(AuditEvent.ActorId), nameof(AuditEvent.Action), nameof(AuditEvent.OccurredAt),
        nameof(AuditEvent.SubjectId), nameof(AuditEvent.SubjectType), nameof(AuditEvent.TenantId));

    [Theory, MemberData(nameof(Columns))]
    public void A_changed_column_beside_the_text_shows(string column)
    {
        Tamper(_events[1], column, column switch
        {
            nameof(AuditEvent.ActorId) or nameof(AuditEvent.SubjectId) => Guid.CreateVersion7(),
            nameof(AuditEvent.OccurredAt) => Noon.AddDays(-1),
            nameof(AuditEvent.TenantId) => new InvoiceWeb.Tenancy.TenantId(Guid.CreateVersion7()),
            _ => "payment.recorded",
        });
        Broken(2, "does not continue");
    }

    [Fact]
    public void An_unknown_algorithm_shows()
    {
        Tamper(_events[0], nameof(AuditEvent.Algorithm), "none");
        Broken(1, "algorithm");
    }

    [Fact]
    public void A_changed_head_shows()
    {
        Assert.Equal(4, AuditChain.Verify(_events, 4, new string('0', 64)).BrokenAt);
        Assert.Equal(4, AuditChain.Verify(_events, 4, null).BrokenAt);
        Assert.Equal(4, AuditChain.Verify(_events, 5, _invoice.AuditHead).BrokenAt);
        Assert.Equal(4, AuditChain.Verify(_events, 3, _events[2].Hash).BrokenAt);
    }

    [Fact]
    public void The_hash_is_SHA256_of_the_text_in_lower_case_hexadecimal() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", AuditEvent.HashOf("{}"));

    private void Record(string action, IReadOnlyList<AuditChange> changes, string? reason = null) =>
        _events.Add(AuditEvent.Record(_invoice, Alice, Noon, action, changes, reason));

    private void Broken(int at, string problem)
    {
        var verdict = AuditChain.Verify(_events, _invoice.AuditSequence, _invoice.AuditHead);
        Assert.False(verdict.IsIntact);
        Assert.Equal(at, verdict.BrokenAt);
        Assert.Contains(problem, verdict.Problem, StringComparison.Ordinal);
    }

    private static void Rewrite(AuditEvent e, string json)
    {
        Tamper(e, nameof(AuditEvent.Json), json);
        Tamper(e, nameof(AuditEvent.Hash), AuditEvent.HashOf(json));
    }

    /// <summary>What somebody with write access to the database can do: no code of the program offers it.</summary>
    private static void Tamper(AuditEvent e, string column, object value) =>
        typeof(AuditEvent).GetProperty(column, BindingFlags.Public | BindingFlags.Instance)!.SetValue(e, value);
}
