using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>How many invoices wait for this person's approval. Counts no further than people do, so that it costs the same however many wait.</summary>
public sealed class CountWaiting(TenantDatabase tenants, ReadAbsentees absentees)
{
    /// <summary>One more than is shown: “99+”.</summary>
    public const int Limit = 100;

    public async Task<int> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        Absentee?[] voters = actor.May(Permission.ApproveInvoices) ? [null] : [.. await absentees.ExecuteAsync(actor, cancellationToken)];
        if (voters.Length == 0) return 0;
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var found = new HashSet<Guid>();
        foreach (var voter in voters)
            found.UnionWith(await work.Db.WaitingFor(actor, voter).OrderBy(i => i.ListDate).ThenBy(i => i.Id).Take(Limit).Select(i => i.Id).ToListAsync(cancellationToken));
        return Math.Min(found.Count, Limit);
    }

    /// <summary>“7”, or “99+”.</summary>
    public static string InWords(int count) => count >= Limit ? FormattableString.Invariant($"{Limit - 1}+") : count.ToString(System.Globalization.CultureInfo.CurrentCulture);
}
