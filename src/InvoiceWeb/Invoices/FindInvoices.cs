using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Lists invoices in the wished order, a page at a time.</summary>
public sealed class FindInvoices(TenantDatabase tenants)
{
    public const int PageSize = 50;

    /// <summary>A page that takes longer would not be waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <param name="after">Where the page begins or, backwards, ends; null for the beginning.</param>
    /// <exception cref="RuleBrokenException"><c>list.too-slow</c></exception>
    public async Task<IReadOnlyList<InvoiceRow>> ExecuteAsync(Actor actor, InvoiceFilter filter, InvoiceCursor? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var rows = await work.WithinAsync(Patience, stop => work.Db.Matching(filter).Walked(filter.Order, after).Take(PageSize).AsRows().ToListAsync(stop), cancellationToken);
        if (after is { Backwards: true }) rows.Reverse();
        return rows;
    }
}

/// <summary>How many invoices a filter finds, as far as anybody would count.</summary>
public sealed class CountInvoices(TenantDatabase tenants)
{
    public const int Cap = 10_000;

    /// <summary>The page stands already; its count may be missing rather than slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>One more than <see cref="Cap"/> for all that are more; null when counting takes too long.</returns>
    public async Task<int?> ExecuteAsync(Actor actor, InvoiceFilter filter, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        try
        {
            return await work.WithinAsync(Patience, stop => work.Db.Matching(filter).Walked(filter.Order, null).Select(i => i.Id).Take(Cap + 1).CountAsync(stop), cancellationToken);
        }
        catch (RuleBrokenException slow) when (slow.Code is "list.too-slow")
        {
            return null;
        }
    }
}

public sealed record InvoiceRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? NumberText, string? SupplierNumber, Guid? ParticipantId, string? ParticipantName,
    DateOnly ListDate, DateOnly? IssueDate, DateOnly? DueDate, DocumentStatus Status, PaymentStatus PaymentStatus, string Currency, decimal GrossTotal, long OpenMinor)
{
    /// <summary>What is due for payment; lists show, filter and order by it.</summary>
    public long PayableMinor { get; init; }

    public string? Reference { get; init; }

    /// <summary>Read from the archive: it can be opened and printed, but nothing can be done to it.</summary>
    public bool IsArchived { get; init; }

    public int RowVersion { get; init; }

    /// <inheritdoc cref="Invoice.Metadata"/>
    public string Metadata { get; init; } = "{}";

    /// <summary>Base currency for one unit of <see cref="Currency"/>: frozen at approval, on a draft as typed.</summary>
    public decimal? ExchangeRate { get; init; }

    public decimal PayableAmount => InvoiceWeb.Currency.Of(Currency).FromMinorUnits(PayableMinor);

    public decimal OpenAmount => InvoiceWeb.Currency.Of(Currency).FromMinorUnits(OpenMinor);

    /// <summary>As lists show it and selections add it up: what a credit note is over is taken off.</summary>
    public decimal SignedAmount => Signed(PayableAmount);

    /// <inheritdoc cref="SignedAmount"/>
    public decimal SignedOpen => Signed(OpenAmount);

    /// <returns>The signed amount in the books' currency; null for a foreign one without a rate so far.</returns>
    public decimal? AmountIn(string baseCurrency) =>
        Currency == baseCurrency ? SignedAmount : ExchangeRate is { } rate ? Signed(InvoiceWeb.Currency.Of(baseCurrency).Convert(PayableAmount, rate)) : null;

    /// <summary>Number and supplier's number, as far as there are any; null for a draft without.</summary>
    public string? Numbers => (NumberText, SupplierNumber) switch
    {
        ({ } number, { } supplier) => $"{number} · {supplier}",
        var (number, supplier) => number ?? supplier,
    };

    /// <inheritdoc cref="Invoice.DaysOverdue(DateOnly)"/>
    public int? DaysOverdue(DateOnly today) => Invoice.DaysOverdue(Kind, OpenMinor, DueDate, today);

    private decimal Signed(decimal amount) => Kind is InvoiceKind.CreditNote ? -amount : amount;
}
