namespace InvoiceWeb.Invoices;

/// <summary>What the invoices slice refuses, by stable code.</summary>
public static class InvoiceRules
{
    public static RuleBrokenException NotADraft(string invoice, DocumentStatus status) =>
        new("invoice.not-a-draft", $"Invoice {invoice} is {status.InWords()}; only drafts can be changed.");

    public static RuleBrokenException NotAwaitingApproval(string invoice, DocumentStatus status) =>
        new("invoice.not-awaiting-approval", $"Invoice {invoice} is {status.InWords()} and not waiting for approval.");

    public static RuleBrokenException NotIssued(string invoice, DocumentStatus status) =>
        new("invoice.not-issued", $"Invoice {invoice} is {status.InWords()}; this needs an approved invoice.");

    public static RuleBrokenException EditorCannotApprove(string invoice) =>
        new("invoice.editor-cannot-approve", $"You edited or submitted {invoice}; a colleague must approve it.");

    public static RuleBrokenException HasAllocations(string invoice) =>
        new("invoice.allocated", $"Payments or credit notes are allocated to {invoice}. Make a credit note instead of voiding it.");

    public static RuleBrokenException Sealed(string invoice) =>
        new("invoice.sealed", $"Invoice {invoice} is in the archive or on its way there and cannot be changed. Ask a tenant admin to recall it.");

    public static RuleBrokenException Archived(string name) =>
        new("archive.invoice-archived", $"{name} is in the archive. Recall it first; then it can be worked on.");

    public static RuleBrokenException DocumentArchived(Guid id) =>
        new("archive.invoice-archived", $"This document is in the archive. Recall it first; then it can be worked on.") { See = id };

    public static RuleBrokenException CannotSeal(string invoice) =>
        new("archive.not-settled", $"{invoice} cannot go into the archive: only void documents go, and approved ones of which nothing is open.");

    public static RuleBrokenException YearArchived(int year) =>
        new("fiscal-year.archived", $"Fiscal year {year} is in the archive, wholly or in part, or on its way there; it stays closed. Recall the invoices that have to be worked on.");

    public static RuleBrokenException SupplierNumberTaken(string number, string supplier, Guid twin) =>
        new("invoice.supplier-number-taken", $"{supplier}'s document “{number}” is already recorded. Open the first one to compare.") { Field = "SupplierNumber", See = twin };

    public static RuleBrokenException IssueDateBeforeSeries(DateOnly date, DateOnly last, string series) =>
        new("invoice.issue-date-before-series", $"{date:yyyy-MM-dd} lies before {last:yyyy-MM-dd}, the date of the last number in series {series}. Numbers and dates rise together.") { Field = "IssueDate" };

    public static RuleBrokenException IssueDateInFuture(DateOnly date) =>
        new("invoice.issue-date-in-future", $"{date:yyyy-MM-dd} lies in the future; an invoice is issued today or earlier.") { Field = "IssueDate" };

    public static RuleBrokenException RateMissing(string currency, string baseCurrency) =>
        new("invoice.rate-missing", $"There is no exchange rate from {currency} to {baseCurrency}. Type one on the invoice.") { Field = "ExchangeRate" };

    public static RuleBrokenException SeriesMissing(InvoiceDirection direction, InvoiceKind kind) =>
        new("series.missing", $"There is no number series for {kind.InWords(direction)}. A tenant admin can add one in the settings.");

    public static RuleBrokenException SeriesShape() =>
        new("series.shape", $"A series has a prefix of at most 20 characters and 3 to 12 digits.") { Field = "Prefix" };

    public static RuleBrokenException SeriesName() =>
        new("series.name", $"Give the series a name of at most 100 characters.") { Field = "Name" };

    public static RuleBrokenException SeriesPrefixTaken(string prefix, string series) =>
        new("series.prefix-taken", $"Series “{series}” prints, or has printed, numbers that begin with “{prefix}”. Two documents could carry the same number; choose another prefix.") { Field = "Prefix" };

    public static RuleBrokenException SeriesDefaultNeeded() =>
        new("series.default-needed", $"One series must be the usual one. Make another series the usual one instead.") { Field = "IsDefault" };

    public static RuleBrokenException SeriesNotFitting() =>
        new("series.not-fitting", $"This number series is for other documents. Choose another one.") { Field = "SeriesId" };

    public static RuleBrokenException YearHasWork(int year, int drafts, int submitted) =>
        new("fiscal-year.has-work", $"Unfinished in fiscal year {year}: drafts {drafts}, submitted invoices {submitted}. Finish them first, or close the year in spite of them.");

    public static RuleBrokenException RateShape() =>
        new("exchange-rate.shape", $"A rate is larger than zero, below 100,000,000, and has at most 8 decimal places.") { Field = "Rate" };

    public static RuleBrokenException RateOfBase(string currency) =>
        new("exchange-rate.base-currency", $"The books are kept in {currency}; its rate is always 1.") { Field = "Currency" };

    public static RuleBrokenException RateInFuture(DateOnly date) =>
        new("exchange-rate.in-future", $"{date:yyyy-MM-dd} lies in the future; a rate is entered for today or an earlier day.") { Field = "ValidFrom" };

    public static RuleBrokenException RateExists(string currency, DateOnly date) =>
        new("exchange-rate.exists", $"There is a rate of {currency} for {date:yyyy-MM-dd} already.") { Field = "ValidFrom" };

    public static RuleBrokenException RateOld() =>
        new("exchange-rate.old", $"Only a rate of today can be corrected. Enter a new rate for the day from which it shall be used.");

    public static RuleBrokenException ParticipantArchived(string name) =>
        new("invoice.participant-archived", $"{name} is inactive. Make the participant active again, or choose another.") { Field = "ParticipantId" };

    /// <returns>The reason, cleaned.</returns>
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>text.too-long</c></exception>
    public static string RequireReason(string? reason) => Text.Clean(reason) switch
    {
        null => throw new RuleBrokenException("reason.missing", $"Give a reason; it is kept in the history.") { Field = "Reason" },
        { Length: > 500 } text => throw new RuleBrokenException("text.too-long", $"This text has {text.Length} characters; at most {500} fit.") { Field = "Reason" },
        var text => text,
    };

    public static string InWords(this DocumentStatus status) => status switch
    {
        DocumentStatus.Draft => "a draft",
        DocumentStatus.Submitted => "submitted",
        DocumentStatus.Approved => "approved",
        DocumentStatus.Void => "void",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string InWords(this InvoiceKind kind, InvoiceDirection direction) => (direction, kind) switch
    {
        (InvoiceDirection.Sales, InvoiceKind.Invoice) => "sales invoices",
        (InvoiceDirection.Sales, InvoiceKind.CreditNote) => "sales credit notes",
        (InvoiceDirection.Purchase, InvoiceKind.Invoice) => "purchase invoices",
        (InvoiceDirection.Purchase, InvoiceKind.CreditNote) => "purchase credit notes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The same at the beginning of a line or a cell.</summary>
    public static string Heading(this InvoiceKind kind, InvoiceDirection direction) => (direction, kind) switch
    {
        (InvoiceDirection.Sales, InvoiceKind.Invoice) => "Sales invoices",
        (InvoiceDirection.Sales, InvoiceKind.CreditNote) => "Sales credit notes",
        (InvoiceDirection.Purchase, InvoiceKind.Invoice) => "Purchase invoices",
        (InvoiceDirection.Purchase, InvoiceKind.CreditNote) => "Purchase credit notes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
