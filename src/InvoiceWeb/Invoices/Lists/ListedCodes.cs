using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Lists;

internal static class ListedCodes
{
    /// <summary>Refuses codes that stand in no list, where the company has a list and wants only those.</summary>
    /// <exception cref="RuleBrokenException"><c>invoice.account-not-listed</c>, <c>invoice.cost-centre-not-listed</c></exception>
    public static async Task RequireListedAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var lines = invoice.Lines.OrderBy(l => l.Position).ToList();
        if (settings.OnlyListedAccounts) await RequireAsync(work, LedgerCodeKind.Account, [.. lines.Select(l => l.Account)], cancellationToken);
        if (settings.OnlyListedCostCentres) await RequireAsync(work, LedgerCodeKind.CostCentre, [.. lines.Select(l => l.CostCentre)], cancellationToken);
    }

    private static async Task RequireAsync(TenantWork work, LedgerCodeKind kind, List<string?> typed, CancellationToken cancellationToken)
    {
        var wanted = typed.OfType<string>().Distinct().ToArray();
        if (wanted.Length == 0 || !await work.Db.LedgerCodes.AnyAsync(c => c.Kind == kind, cancellationToken)) return;
        var listed = await work.Db.LedgerCodes.AsNoTracking().Where(c => c.Kind == kind && c.IsActive && wanted.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);
        for (var line = 0; line < typed.Count; line++)
            if (typed[line] is { } code && !listed.Contains(code)) throw ListRules.NotListed(kind, code, line);
    }
}
