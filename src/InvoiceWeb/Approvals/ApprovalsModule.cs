using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Approvals.Policy;

namespace InvoiceWeb.Approvals;

internal static class ApprovalsModule
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) =>
        services.AddSingleton<SubmitInvoice>().AddSingleton<ApproveInvoice>().AddSingleton<BreakGlassApproval>().AddSingleton<RejectInvoice>()
            .AddSingleton<FindWaiting>().AddSingleton<CountWaiting>().AddSingleton<FindUnfinished>().AddSingleton<ReadApprovals>().AddSingleton<ApproveSelected>()
            .AddTransient<Pages.InboxReading>().AddTransient<Pages.InboxDeciding>().AddScoped<Pages.WaitingSignal>()
            .AddSingleton<ReadDecisionOptions>()
            .AddSingleton<ReadSettingsOverview>().AddSingleton<ReadApprovalPolicy>().AddSingleton<SaveApprovalPolicy>()
            .AddSingleton<ReadAbsentees>().AddSingleton<FindDelegates>().AddSingleton<FindDelegations>().AddSingleton<DelegateApprovals>().AddSingleton<RevokeDelegation>();
}
