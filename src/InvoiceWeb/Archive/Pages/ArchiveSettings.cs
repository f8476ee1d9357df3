using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Audit;

namespace InvoiceWeb.Archive.Pages;

/// <summary>What the settings of the archive read and change, by the use cases that do it.</summary>
public sealed record ArchiveSettings(ReadRetention Retention, SaveRetention SaveRetention, ReadArchiveOverview Overview, SaveArchivePolicy SavePolicy, FindHolds Holds, LiftHold Lift, FindRecalls Recalls, FindSettingsHistory History);
