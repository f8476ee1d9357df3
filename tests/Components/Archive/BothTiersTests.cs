using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Pages;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Tests.Components.Invoices;

namespace InvoiceWeb.Tests.Components.Archive;

/// <summary>Two tiers in one list: nothing twice, nothing passed over from one page to the next.</summary>
public sealed class BothTiersTests
{
    private static readonly ArchiveProgress All = new(1, 1, 1, 1, 0, DeadlineReached: false);

    private static InvoiceRow Hot(int day) => ARow.Usual with { Id = Guid.CreateVersion7(), ListDate = new(2025, 1, day), IssueDate = new(2025, 1, day) };

    private static ArchiveRow Cold(int day, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), 2025, InvoiceDirection.Sales, InvoiceKind.Invoice, DocumentStatus.Approved, PaymentStatus.Paid, "2025-1", null, null, "Muster", new(2025, 1, day), null, "EUR", 11_900, Guid.Empty, 0);

    private static int[] Days(BothTiers merged) => [.. merged.Rows.Select(r => r.ListDate.Day)];

    [Fact]
    public void Both_are_merged_the_newest_first_and_marked()
    {
        var merged = BothTiers.Merge([Hot(20), Hot(10)], hotHasMore: false, new([Cold(15), Cold(5)], All, null), 50);
        Assert.Equal([20, 15, 10, 5], Days(merged));
        Assert.Equal([false, true, false, true], merged.Rows.Select(r => r.IsArchived));
        Assert.False(merged.HasMore);
    }

    [Fact]
    public void What_is_older_than_the_end_of_an_unfinished_tier_waits_for_the_next_page()
    {
        var hotGoesOn = BothTiers.Merge([Hot(20), Hot(10)], hotHasMore: true, new([Cold(15), Cold(5)], All, null), 50);
        Assert.Equal([20, 15, 10], Days(hotGoesOn));
        Assert.True(hotGoesOn.HasMore);
        var coldGoesOn = BothTiers.Merge([Hot(20), Hot(10)], hotHasMore: false, new([Cold(15)], All, new(new(2025, 1, 15), Guid.Empty)), 50);
        Assert.Equal([20, 15], Days(coldGoesOn));
        Assert.True(coldGoesOn.HasMore);
    }

    [Fact]
    public void A_page_has_no_more_rows_than_it_says_and_the_rest_is_not_lost()
    {
        var merged = BothTiers.Merge([Hot(20), Hot(10)], hotHasMore: false, new([Cold(15), Cold(5)], All, null), 3);
        Assert.Equal([20, 15, 10], Days(merged));
        Assert.True(merged.HasMore);
    }

    [Fact]
    public void What_moved_between_the_two_questions_is_listed_once_as_archived()
    {
        var moved = Hot(20);
        var merged = BothTiers.Merge([moved], hotHasMore: false, new([Cold(20, moved.Id)], All, null), 50);
        Assert.True(Assert.Single(merged.Rows).IsArchived);
    }

    [Fact]
    public void What_is_open_or_unfinished_is_never_looked_for_in_the_archive()
    {
        var filter = new ListQuery().ToFilter(ListWindow.None, new(2026, 1, 1));
        Assert.Null(BothTiers.Question(new() { Open = true }, filter));
        Assert.Null(BothTiers.Question(new() { Overdue = true }, filter));
        Assert.Null(BothTiers.Question(new() { Status = DocumentStatus.Draft }, filter));
        Assert.Equal("RE-1", BothTiers.Question(new() { Number = "RE-1" }, filter)!.Number);
    }

    [Theory]
    [InlineData(PaymentStatus.Unpaid), InlineData(PaymentStatus.PartlyPaid), InlineData(PaymentStatus.Overpaid)]
    public void What_is_not_paid_exactly_is_never_looked_for_in_the_archive(PaymentStatus payment) =>
        Assert.Null(BothTiers.Question(new() { Payment = payment }, new ListQuery().ToFilter(ListWindow.None, new(2026, 1, 1))));

    [Fact]
    public void Paid_documents_of_the_archive_are_the_approved_ones()
    {
        var filter = new ListQuery().ToFilter(ListWindow.None, new(2026, 1, 1));
        Assert.Equal(DocumentStatus.Approved, BothTiers.Question(new() { Payment = PaymentStatus.Paid }, filter)!.Status);
        Assert.Equal(DocumentStatus.Approved, BothTiers.Question(new() { Payment = PaymentStatus.Paid, Status = DocumentStatus.Approved }, filter)!.Status);
        Assert.Null(BothTiers.Question(new() { Payment = PaymentStatus.Paid, Status = DocumentStatus.Void }, filter));
        Assert.Equal(DocumentStatus.Void, BothTiers.Question(new() { Status = DocumentStatus.Void }, filter)!.Status);
    }

    [Fact]
    public void Fields_narrow_the_archive_as_they_narrow_the_list()
    {
        var filter = new ListQuery().ToFilter(ListWindow.None, new(2026, 1, 1)) with { Fields = [new(Guid.Empty, "a", "b")] };
        Assert.Equal([new ArchiveFieldRange(Guid.Empty, "a", "b")], BothTiers.Question(new(), filter)!.FieldRanges);
    }

    [Fact]
    public void The_list_of_both_tiers_is_the_newest_first_over_all_years_and_keeps_its_address()
    {
        var query = ListQuery.Parse("http://localhost/acme/invoices?archived=1&sort=Amount&number=RE");
        Assert.Equal((true, InvoiceOrder.Newest, true), (query.Archived, query.Order, query.NeedsNoWindow));
        Assert.Equal(query, ListQuery.Parse("http://localhost/acme/" + query.ToUrl()));
    }

    [Fact]
    public void A_search_survives_its_address_and_ignores_what_makes_no_sense()
    {
        var full = new ArchiveSearchQuery
        {
            Asked = true, Number = "R-1/ä", SupplierNumber = "4711", Participant = Guid.CreateVersion7(), Words = "oak chair", From = new(2021, 1, 2), To = new(2022, 3, 4), AtLeast = 1.5m, AtMost = 100m, Currency = "EUR",
            Status = DocumentStatus.Void, Direction = InvoiceDirection.Purchase, Kind = InvoiceKind.CreditNote, Field = "project", Value = "Hamburg", Years = "2021,2022",
        };
        Assert.Equal(full, ArchiveSearchQuery.Parse("http://localhost/acme/" + full.ToUrl()));
        Assert.Equal(new ArchiveSearchQuery(), ArchiveSearchQuery.Parse("http://localhost/acme/archive/search?years=x,-1&status=9&from=yesterday&field=alone"));
        Assert.Equal((150L, "EUR"), (new ArchiveSearchQuery { AtLeast = 1.5m }.ToQuery("EUR").AtLeast, new ArchiveSearchQuery { AtLeast = 1.5m }.ToQuery("EUR").Currency));
        Assert.Equal(new[] { 2021, 2022 }, full.ToQuery("EUR").Years);
    }
}
