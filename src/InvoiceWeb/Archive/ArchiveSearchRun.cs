using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Archive;

/// <summary>One search under way: asks segments newest first, two ahead, and knows down to which day its rows are complete.</summary>
internal sealed class ArchiveSearchRun(SegmentReader reader, TimeProvider clock, ArchiveQuery query, ArchiveCursor? from, ArchiveCatalogue.Selection selection, int pageSize, TimeSpan deadline)
{
    private const int Ahead = 2;
    private static readonly Guid Highest = new(Enumerable.Repeat((byte)0xFF, 16).ToArray());

    private readonly IReadOnlyList<ArchiveSegment> _pending = [.. selection.Segments.Where(s => from is null || s.FirstIssueDate <= from.IssueDate)];
    private readonly List<ArchiveRow> _rows = [];
    private readonly List<ArchiveSilence> _silent = [];

    public async Task<ArchiveSearchPage> RunAsync(Func<ArchiveSearchPage, Task>? found, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var asked = new Queue<Task<Answer>>();
        for (var i = 0; i < _pending.Count; i++)
        {
            for (var next = i + asked.Count; asked.Count < Ahead && next < _pending.Count; next++) asked.Enqueue(AskAsync(_pending[next], cancellationToken));
            if (await AnsweredAsync(asked.Peek(), began, cancellationToken) is not { } answer) return Stopped(i);
            _ = asked.Dequeue();
            _rows.AddRange(answer.Rows);
            if (answer.Silence is { } silence) _silent.Add(silence);
            var certain = Certain(i + 1);
            if (certain.Count > pageSize || (certain.Count == pageSize && i + 1 < _pending.Count))
            {
                var page = certain.Take(pageSize).ToList();
                return Page(page, i + 1, new(page[^1].IssueDate, page[^1].Id));
            }
            if (found is not null && i + 1 < _pending.Count) await found(Page(certain, i + 1, null));
        }
        return Page(Certain(_pending.Count), _pending.Count, null);
    }

    /// <summary>What is fetched for a search that stopped waiting is there when it goes on.</summary>
    private async Task<Answer?> AnsweredAsync(Task<Answer> answer, long began, CancellationToken cancellationToken)
    {
        var left = deadline - clock.GetElapsedTime(began);
        if (answer.IsCompleted) return await answer;
        if (left <= TimeSpan.Zero) return null;
        try
        {
            return await answer.WaitAsync(left, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private ArchiveSearchPage Stopped(int searched)
    {
        var page = Page(Certain(searched), searched, new(_pending[searched].LastIssueDate, Highest));
        return page with { Progress = page.Progress with { DeadlineReached = true } };
    }

    /// <summary>Rows that no segment still to be asked can come before.</summary>
    private List<ArchiveRow> Certain(int searched)
    {
        var rows = searched < _pending.Count ? _rows.Where(r => r.IssueDate > _pending[searched].LastIssueDate) : _rows;
        return [.. rows.OrderByDescending(r => r.IssueDate).ThenByDescending(r => r.Id)];
    }

    private ArchiveSearchPage Page(IReadOnlyList<ArchiveRow> rows, int searched, ArchiveCursor? next)
    {
        var left = _pending.Skip(searched).ToList();
        var years = selection.Segments.Select(s => s.Year).Distinct().Count();
        var yearsLeft = left.Select(s => s.Year).Distinct().Count();
        return new(rows, new(years - yearsLeft, years, selection.Segments.Count - left.Count, selection.Segments.Count, selection.Skipped, false), next) { Silent = [.. _silent] };
    }

    private Task<Answer> AskAsync(ArchiveSegment segment, CancellationToken cancellationToken) => Task.Run(async () =>
    {
        try
        {
            var rows = await reader.SearchAsync(segment, query, from, [.. selection.Barred[segment.Id]], pageSize + 1, cancellationToken);
            return new Answer([.. rows.Select(r => Row(segment, r))], null);
        }
        catch (ObjectStoreException problem)
        {
            return new Answer([], new(segment.Year, segment.Id, problem.Problem is ObjectStoreProblem.NeedsRestore, problem.Message));
        }
    }, cancellationToken);

    private static ArchiveRow Row(ArchiveSegment segment, IndexedInvoice i) => new(
        i.Id, segment.Year, i.Direction, i.Kind, i.Status, i.PaymentStatus, i.Number, i.SupplierNumber, i.ParticipantId, i.ParticipantName, i.IssueDate, i.DueDate,
        i.Currency, i.PayableMinor, segment.Id, i.Ordinal);

    private sealed record Answer(IReadOnlyList<ArchiveRow> Rows, ArchiveSilence? Silence);
}
