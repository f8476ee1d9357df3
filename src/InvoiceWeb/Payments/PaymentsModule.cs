namespace InvoiceWeb.Payments;

internal static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services.AddSingleton<Books.ChangeBaseCurrency>().AddSingleton<RecordPayment>().AddSingleton<UseCredit>().AddSingleton<ReversePayment>().AddSingleton<SettleCreditNote>().AddSingleton<UndoSettlement>()
            .AddSingleton<ReadPayments>().AddSingleton<ReadPayment>().AddSingleton<ReadSettlements>().AddSingleton<ReadParticipantMoney>()
            .AddSingleton<FindPayments>().AddSingleton<FindOpenInvoices>()
            .AddTransient<Pages.MoneyReading>().AddTransient<Pages.MoneyMoving>();
}
