using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Tenancy.Views.Start;

namespace InvoiceWeb.Tenancy.Pages;

/// <summary>Everything that the start page reads.</summary>
public sealed class StartReading(
    ReadFirstSteps firstSteps, ReadFigures figures, ReadTotalsCheck check, FindWaiting waiting, FindUnfinished unfinished, FindDueInvoices due, FindInvoices invoices)
{
    public ReadFirstSteps FirstSteps => firstSteps;
    public ReadFigures Figures => figures;
    public ReadTotalsCheck Check => check;
    public FindWaiting Waiting => waiting;
    public FindUnfinished Unfinished => unfinished;
    public FindDueInvoices Due => due;
    public FindInvoices Invoices => invoices;
}

/// <summary>What the start page shows; read in one go, so that the page changes once.</summary>
public sealed record StartView(FirstSteps Steps, PersonalWork Work, CompanyFigures Figures, TotalsCheck Check, IReadOnlyList<InvoiceRow> Recent);
