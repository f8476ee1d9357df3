using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Invoices;

internal static class InvoicesModule
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) =>
        services.AddSingleton<SaveInvoiceDraft>().AddSingleton<FindInvoices>().AddSingleton<ReadInvoice>().AddSingleton<VoidInvoice>()
            .AddSingleton<CopyInvoice>().AddSingleton<DeleteDraft>().AddSingleton<JournalTyping>().AddSingleton<ReadJournal>().AddSingleton<ForgetJournal>()
            .AddSingleton<AttachFile>().AddSingleton<RemoveAttachment>().AddSingleton<ReadAttachments>().AddSingleton<DownloadAttachment>()
            .AddSingleton<CreateCreditNote>().AddSingleton<ReadCreditLeft>().AddSingleton<ReadCreditNotes>()
            .AddSingleton<IJobHandler, FoldTotals>()
            .AddTransient<Pages.InvoiceReading>().AddTransient<Pages.InvoiceEditing>().AddTransient<Pages.InvoiceDeciding>();
}
