using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Invoices;

internal static class InvoicesModule
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) =>
        services.AddSingleton<SaveInvoiceDraft>().AddSingleton<FindInvoices>().AddSingleton<CountInvoices>().AddSingleton<FindCurrencies>().AddSingleton<ReadInvoice>().AddSingleton<VoidInvoice>()
            .AddSingleton<CopyInvoice>().AddSingleton<DeleteDraft>().AddSingleton<JournalTyping>().AddSingleton<ReadJournal>().AddSingleton<ForgetJournal>()
            .AddSingleton<AttachFile>().AddSingleton<RemoveAttachment>().AddSingleton<ReadAttachments>().AddSingleton<DownloadAttachment>()
            .AddSingleton<CreateCreditNote>().AddSingleton<ReadCreditLeft>().AddSingleton<ReadCreditNotes>()
            .AddSingleton<FindNumberSeries>().AddSingleton<SaveNumberSeries>().AddSingleton<ReadGapReport>()
            .AddSingleton<ReadFiscalYears>().AddSingleton<AddFiscalYear>().AddSingleton<CloseFiscalYear>().AddSingleton<ReopenFiscalYear>().AddSingleton<ReadYearWork>().AddSingleton<MoveLockDate>()
            .AddSingleton<FindExchangeRates>().AddSingleton<ReadLatestRate>().AddSingleton<EnterExchangeRate>().AddSingleton<CorrectExchangeRate>()
            .AddSingleton<IJobHandler, FoldTotals>().AddSingleton<IJobHandler, ReconcileTotals>().AddSingleton<ReadFigures>().AddSingleton<ReadTotalsCheck>().AddSingleton<FindDueInvoices>().AddSingleton<ReadFirstSteps>()
            .AddSingleton<FindVatRates>().AddSingleton<SaveVatRate>().AddSingleton<RemoveVatRate>().AddSingleton<ReadLineChoices>().AddSingleton<OfferCurrencies>().AddSingleton<SaveCompany>()
            .AddSingleton<FindLedgerCodes>().AddSingleton<SaveLedgerCode>().AddSingleton<ImportLedgerCodes>().AddSingleton<RestrictLedgerCodes>()
            .AddSingleton<SaveCustomField>().AddSingleton<RefillFieldIndex>().AddSingleton<ChangeInvoiceFields>().AddSingleton<IJobHandler, IndexField>()
            .AddTransient<Pages.ListReading>().AddTransient<Pages.InvoiceReading>().AddTransient<Pages.InvoiceEditing>().AddTransient<Pages.InvoiceDeciding>();
}
