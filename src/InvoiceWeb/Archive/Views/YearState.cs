using InvoiceWeb.Archive.Years;

namespace InvoiceWeb.Archive.Views;

/// <summary>How a fiscal year stands between the tiers, in a word and a colour. Words are keys of texts.</summary>
public sealed record YearState(string Word, string Class)
{
    public static YearState Of(ArchiveYearRow year) => year switch
    {
        { LastRun: { IsOver: false, State: ArchiveRunState.AwaitingSecondAdmin } } => new("Waits for a second administrator", "amber"),
        { LastRun.IsOver: false } => new("Being archived", "amber"),
        { Archived: > 0, Hot: <= 0 } => new("Archived", "green"),
        { Archived: > 0 } => new("Partly archived", "half"),
        { IsClosed: false } => new("Open", "accent"),
        { Hot: <= 0 } => new("Empty", "grey"),
        _ => new("Closed", "grey"),
    };

    public static bool MayBegin(ArchiveYearRow year) => year is { IsClosed: true, IsHeld: false, Hot: > 0, LastRun: null or { IsOver: true } };
}
