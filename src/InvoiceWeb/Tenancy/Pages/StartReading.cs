using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Tenancy.Views.Start;

namespace InvoiceWeb.Tenancy.Pages;

/// <summary>What the start page reads, by the use cases that read it.</summary>
public sealed record StartReading(
    ReadFirstSteps FirstSteps, ReadFigures Figures, ReadTotalsCheck Check, FindWaiting Waiting, CountWaiting WaitingCount, FindUnfinished Unfinished, FindDueInvoices Due, FindInvoices Invoices,
    ReadFiscalYears Years, FindNumberSeries Series);

/// <summary>What the start page shows; read in one go, so that the page changes once.</summary>
public sealed record StartView(FirstSteps Steps, PersonalWork Work, CompanyFigures Figures, TotalsCheck Check, IReadOnlyList<InvoiceRow> Recent)
{
    /// <summary>Which today belongs to; null where none is kept for it.</summary>
    public FiscalYear? Year { get; init; }

    /// <summary>The number that the first invoice will have.</summary>
    public string? NextNumber { get; init; }
}
