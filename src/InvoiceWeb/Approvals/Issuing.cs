using System.Text.Json;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>The moment of issue: final date, rate, frozen snapshot, and, last of all, the number.</summary>
internal static class Issuing
{
    /// <param name="wishedDate">Sales: the approver's choice of an earlier, still open day; null for today.</param>
    public static async Task IssueAsync(TenantWork work, Invoice invoice, DateOnly? wishedDate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await work.HoldSettingsAsync(cancellationToken);
        var participant = await work.Db.Participants.AsNoTracking().SingleAsync(p => p.Id == invoice.ParticipantId, cancellationToken);
        var (date, year) = await DateAsync(work, invoice, settings, wishedDate, now, cancellationToken);
        var series = await SeriesAsync(work, invoice, cancellationToken) ?? throw InvoiceRules.SeriesMissing(invoice.Direction, invoice.Kind);
        var rate = await RateAsync(work, invoice, settings, date, cancellationToken);
        var credited = await Crediting.IssueAsync(work, invoice, now, cancellationToken);
        var printed = PrintedFields.Of(await work.ReadFieldsAsync(cancellationToken), invoice, participant);
        var frozen = Snapshot(invoice, settings, participant) with { Credited = credited, PrintedFields = printed.Document, PrintedLineFields = printed.Lines };
        var snapshot = JsonSerializer.Serialize(frozen, IssuedSnapshotJson.Options);
        // Everything that can wait for a lock or fail is sent before the number is taken.
        await work.SaveAsync(cancellationToken);

        var number = await NumberTaking.TakeAsync(work, series, year, date, chronological: invoice.Direction is InvoiceDirection.Sales, cancellationToken);
        var changes = invoice.Issue(number, date, participant.TermsDays ?? settings.DefaultTermsDays, rate, snapshot, work.Actor, now);
        work.Db.TotalsDeltas.AddRange(TotalsDelta.OfIssue(invoice, 1), TotalsDelta.OfOpen(invoice, before: 0));
        work.Record(invoice, now, "invoice.issued", changes);
    }

    private static async Task<(DateOnly Date, FiscalYear Year)> DateAsync(
        TenantWork work, Invoice invoice, CompanySettings settings, DateOnly? wished, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = settings.DayOf(now);
        var years = await work.Db.FiscalYears.AsNoTracking().ToListAsync(cancellationToken);
        FiscalYear YearOf(DateOnly day) => years.SingleOrDefault(y => y.Covers(day)) ?? throw TenancyRules.YearMissing(day);

        if (invoice.Direction is InvoiceDirection.Purchase)
        {
            // The supplier's date is a fact. Where its year is closed already, the voucher belongs to the year in which it is booked.
            var documentDate = invoice.IssueDate!.Value;
            if (documentDate > today) throw InvoiceRules.IssueDateInFuture(documentDate);
            var own = years.SingleOrDefault(y => y.Covers(documentDate));
            var booked = own is { IsClosed: false } && !(documentDate <= settings.LockedThrough) ? own : YearOf(today);
            booked.RequireOpen();
            return (documentDate, booked);
        }

        var date = wished ?? today;
        if (date > today) throw InvoiceRules.IssueDateInFuture(date);
        var year = YearOf(date);
        year.RequireOpen();
        settings.RequireUnlocked(date);
        return (date, year);
    }

    /// <summary>The series chosen on the draft, else the usual one.</summary>
    public static async Task<NumberSeries?> SeriesAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken) =>
        await work.Db.NumberSeries.AsNoTracking()
            .Where(s => s.Direction == invoice.Direction && s.Kind == invoice.Kind)
            .OrderByDescending(s => s.Id == invoice.SeriesId).ThenByDescending(s => s.IsDefault).ThenBy(s => s.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<decimal> RateAsync(TenantWork work, Invoice invoice, CompanySettings settings, DateOnly date, CancellationToken cancellationToken)
    {
        if (invoice.Currency == settings.BaseCurrency) return 1m;
        return invoice.ExchangeRate
            ?? await work.Db.LatestRateAsync(invoice.Currency, date, cancellationToken)
            ?? throw InvoiceRules.RateMissing(invoice.Currency, settings.BaseCurrency);
    }

    private static IssuedSnapshot Snapshot(Invoice invoice, CompanySettings settings, Participant participant)
    {
        var (own, other) = (Parties.Of(settings), Parties.Of(participant));
        return new IssuedSnapshot
        {
            Sender = invoice.Direction is InvoiceDirection.Sales ? own : other,
            Receiver = invoice.Direction is InvoiceDirection.Sales ? other : own,
            Language = settings.Language,
            BaseCurrency = settings.BaseCurrency,
            LegalFooter = invoice.Direction is InvoiceDirection.Sales ? settings.LegalFooter : null,
            LogoFileId = invoice.Direction is InvoiceDirection.Sales ? settings.LogoFileId : null,
            Vat = invoice.Totals.Vat,
        };
    }
}
