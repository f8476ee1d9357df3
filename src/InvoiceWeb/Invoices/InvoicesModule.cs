using InvoiceWeb.Jobs;

namespace InvoiceWeb.Invoices;

internal static class InvoicesModule
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) =>
        services.AddSingleton<SaveInvoiceDraft>().AddSingleton<FindInvoices>().AddSingleton<ReadInvoice>().AddSingleton<VoidInvoice>()
            .AddSingleton<CreateCreditNote>().AddSingleton<ReadCreditLeft>().AddSingleton<ReadCreditNotes>()
            .AddSingleton<IJobHandler, FoldTotals>()
            .AddTransient<Pages.InvoiceReading>().AddTransient<Pages.InvoiceDeciding>();
}
