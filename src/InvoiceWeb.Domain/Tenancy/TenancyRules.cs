namespace InvoiceWeb.Tenancy;

/// <summary>What the tenancy slice refuses, by stable code.</summary>
public static class TenancyRules
{
    public static RuleBrokenException NameMissing() =>
        new("tenant.name-missing", $"Give the company a name of at most 200 characters.") { Field = "Name" };

    public static RuleBrokenException SlugNotAllowed(string slug) =>
        new("tenant.slug-not-allowed", $"“{slug}” cannot be the company's address. Use 2 to 40 small letters, digits and hyphens, such as “acme”.") { Field = "Slug" };

    public static RuleBrokenException SlugTaken(string slug) =>
        new("tenant.slug-taken", $"Another company already uses the address “{slug}”. Choose a different one.") { Field = "Slug" };

    public static RuleBrokenException MissingPermission(Permission permission) =>
        new("access.missing-permission", $"Your role in this company does not include “{permission}”. Ask a tenant admin for it.");

    public static RuleBrokenException NotFound(string what) =>
        new("record.not-found", $"This {what} does not exist, or you have no access to it.");

    public static RuleBrokenException ChangedMeanwhile(string what) =>
        new("record.changed-meanwhile", $"Somebody else changed this {what} while you were working on it. Reload it and try again; nothing was overwritten.");

    public static RuleBrokenException SettingsChangedBy(string who) =>
        new("record.changed-meanwhile", $"{who} changed these settings while you were working on them. Nothing was overwritten. Reload the page to see what is new, and save again.");

    public static RuleBrokenException NarrowSearch() =>
        new("list.too-slow", $"This search would take too long. Narrow your search: choose fewer years, a participant, or the beginning of a number.");

    public static RuleBrokenException TimeZoneUnknown(string zone) =>
        new("settings.time-zone-unknown", $"“{zone}” is not a time zone. Use a name such as Europe/Berlin.") { Field = "TimeZone" };

    public static RuleBrokenException YearClosed(int year) =>
        new("fiscal-year.closed", $"Fiscal year {year} is closed. Choose a date in an open year, or ask a tenant admin to open it again.") { Field = "IssueDate" };

    public static RuleBrokenException YearMissing(DateOnly date) =>
        new("fiscal-year.missing", $"No fiscal year covers {date:yyyy-MM-dd}. A tenant admin can add it in the settings.") { Field = "IssueDate" };

    public static RuleBrokenException YearShape() =>
        new("fiscal-year.shape", $"A fiscal year must end after it begins and last at most 24 months.") { Field = "To" };

    public static RuleBrokenException YearOverlaps(int year) =>
        new("fiscal-year.overlaps", $"These dates overlap with fiscal year {year}.") { Field = "From" };

    public static RuleBrokenException YearLeavesGap(DateOnly expected) =>
        new("fiscal-year.gap", $"This year must adjoin the ones there are: {expected:yyyy-MM-dd} would be missing or left over between them.") { Field = "From" };

    public static RuleBrokenException YearNumberNotFitting(int year) =>
        new("fiscal-year.number", $"The number {year} does not fit. Years are numbered in the order of their dates, each once, between 1970 and 2150.") { Field = "Year" };

    public static RuleBrokenException YearNotOver(int year, DateOnly to) =>
        new("fiscal-year.not-over", $"Fiscal year {year} ends on {to:yyyy-MM-dd}. It can be closed after that day.");

    public static RuleBrokenException YearAlready(int year, bool isClosed) =>
        new("fiscal-year.already", isClosed ? $"Fiscal year {year} is closed already." : (FormattableString)$"Fiscal year {year} is open already.");

    public static RuleBrokenException LockNotPast(DateOnly date) =>
        new("period.lock-not-past", $"The books can be locked through yesterday at the latest; {date:yyyy-MM-dd} is later.") { Field = "LockedThrough" };

    public static RuleBrokenException LockUnchanged() =>
        new("period.lock-unchanged", $"This is the lock date already.") { Field = "LockedThrough" };

    public static RuleBrokenException DateLocked(DateOnly date, DateOnly lockedThrough) =>
        new("period.locked", $"{date:yyyy-MM-dd} lies in a period that is locked through {lockedThrough:yyyy-MM-dd}. Choose a later date.") { Field = "IssueDate" };
}
