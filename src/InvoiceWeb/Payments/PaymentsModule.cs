namespace InvoiceWeb.Payments;

internal static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services.AddSingleton<RecordPayment>().AddSingleton<ReadPayments>();
}
