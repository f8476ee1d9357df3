using InvoiceWeb.Archive.Years;

namespace InvoiceWeb.Archive.Views;

/// <summary>How a fiscal year stands between the tiers, in a word and a colour.</summary>
public static class YearState
{
    /// <returns>A key of the texts.</returns>
    public static string Word(ArchiveYearRow year) => year switch
    {
        { LastRun: { IsOver: false, State: ArchiveRunState.AwaitingSecondAdmin } } => "Waits for a second administrator",
        { LastRun.IsOver: false } => "Being archived",
        { Archived: > 0, Hot: <= 0 } => "Archived",
        { Archived: > 0 } => "Partly archived",
        { IsClosed: false } => "Open",
        { Hot: <= 0 } => "Empty",
        _ => "Closed",
    };

    public static string Class(ArchiveYearRow year) => year switch
    {
        { LastRun.IsOver: false } => "amber",
        { Archived: > 0, Hot: <= 0 } => "green",
        { Archived: > 0 } => "half",
        { IsClosed: false } => "accent",
        _ => "grey",
    };

    public static bool MayBegin(ArchiveYearRow year) => year is { IsClosed: true, IsHeld: false, Hot: > 0, LastRun: null or { IsOver: true } };
}
