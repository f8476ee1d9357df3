using InvoiceWeb.Archive;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>
/// Hot and archived invoices as one list, the newest first. Each tier gives what comes next in its own order; what is older than the end of
/// what one of them has given so far is left for the next page, so that no row is passed over.
/// </summary>
/// <param name="HasMore">There may be older rows.</param>
public sealed record BothTiers(IReadOnlyList<InvoiceRow> Rows, bool HasMore)
{
    /// <param name="hot">A page of the hot tier, the newest first.</param>
    /// <param name="hotHasMore">There may be older ones.</param>
    public static BothTiers Merge(IReadOnlyList<InvoiceRow> hot, bool hotHasMore, ArchiveSearchPage cold, int pageSize)
    {
        var archived = cold.Rows.Select(Row).ToList();
        // Hot was read first: what moved in between is in both answers, and in the archive by now.
        var all = hot.Where(row => archived.TrueForAll(a => a.Id != row.Id)).Concat(archived).OrderByDescending(row => row.ListDate).ThenByDescending(row => row.Id).ToList();
        var certain = all.Where(row => (!hotHasMore || NotAfter(hot[^1], row)) && (cold.Next is null || NotAfter(cold.Next.IssueDate, cold.Next.Id, row))).ToList();
        return new([.. certain.Take(pageSize)], hotHasMore || cold.Next is not null || certain.Count > pageSize);
    }

    /// <returns>Null where nothing in the archive can match, so that it need not be asked: an approved document is there only when it is paid to the last cent.</returns>
    public static ArchiveQuery? Question(ListQuery query, InvoiceFilter filter) =>
        query.Open || query.Overdue || query.DueFrom is not null || query.DueTo is not null || query.Status is DocumentStatus.Draft or DocumentStatus.Submitted
        || (query.Payment is not null && (query.Payment is not PaymentStatus.Paid || query.Status is DocumentStatus.Void)) ? null : new()
        {
            Number = query.Number, Participant = query.Participant, From = Later(filter.IssuedFrom, filter.WindowFrom), To = Earlier(filter.IssuedTo, filter.WindowTo), Currency = filter.Currency,
            AtLeast = filter.AmountFrom, AtMost = filter.AmountTo, Status = query.Payment is PaymentStatus.Paid ? DocumentStatus.Approved : query.Status, Direction = query.Direction,
            FieldRanges = [.. filter.Fields.Select(f => new ArchiveFieldRange(f.FieldId, f.From, f.To))],
        };

    /// <summary>Where the archive goes on for a page of the list.</summary>
    public static ArchiveCursor? Cursor(InvoiceCursor? after) => after is { Day: { } day, Backwards: false } ? new(day, after.Id) : null;

    private static InvoiceRow Row(ArchiveRow row) => new(
        row.Id, row.Direction, row.Kind, row.Number, row.SupplierNumber, row.ParticipantId, row.ParticipantName, row.IssueDate, row.IssueDate, row.DueDate, row.Status, row.PaymentStatus, row.Currency,
        Currency.Of(row.Currency).FromMinorUnits(row.PayableMinor), OpenMinor: 0) { PayableMinor = row.PayableMinor, IsArchived = true };

    private static bool NotAfter(InvoiceRow end, InvoiceRow row) => NotAfter(end.ListDate, end.Id, row);

    private static bool NotAfter(DateOnly day, Guid id, InvoiceRow row) => row.ListDate > day || (row.ListDate == day && row.Id.CompareTo(id) >= 0);

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
