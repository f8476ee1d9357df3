using System.Security.Cryptography;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Reads every object of a receipt again and compares it with what the receipt says.</summary>
public sealed class VerifyReceipt(TenantDatabase tenants, IObjectStore objects, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>archive.run-not-done</c>, <c>record.not-found</c></exception>
    public async Task<ReceiptCheck> ExecuteAsync(Actor actor, Guid run, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        ArchiveRun row;
        Dictionary<string, string> indexes;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
        {
            row = await work.ReadReceiptAsync(run, cancellationToken);
            // An index that was made again from its documents may have other bytes; the catalogue knows them, and the history when and why.
            indexes = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.RunId == run).ToDictionaryAsync(s => s.IndexKey, s => s.IndexSha256, cancellationToken);
            work.Db.ArchiveAccesses.Add(new ArchiveAccess(actor, ArchiveAccessKind.Verified, invoice: null, row.ReceiptSha256!, clock.GetUtcNow()));
            await work.CommitAsync(cancellationToken);
        }
        var found = new List<ObjectCheck>();
        foreach (var one in Receipt.Read(row.Receipt!).Objects) found.Add(new(one, await ProblemAsync(one, indexes.GetValueOrDefault(one.Key), cancellationToken)));
        return new(row.ReceiptSha256!, Receipt.HashOf(row.Receipt!) == row.ReceiptSha256, found);
    }

    private async Task<ObjectProblem> ProblemAsync(ReceiptObject one, string? madeAgain, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await objects.OpenAsync(one.Key, cancellationToken);
            if (stream is null) return ObjectProblem.Missing;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            return sha256 == one.Sha256 || sha256 == madeAgain ? ObjectProblem.None : ObjectProblem.Differs;
        }
        catch (ObjectStoreException problem)
        {
            return problem.Problem is ObjectStoreProblem.NeedsRestore ? ObjectProblem.NeedsRestore : ObjectProblem.Unreadable;
        }
    }
}

/// <param name="IsSignedRight">Its own hash is the one that was noted when the run was done.</param>
public sealed record ReceiptCheck(string Sha256, bool IsSignedRight, IReadOnlyList<ObjectCheck> Objects)
{
    public bool IsIntact => IsSignedRight && Objects.All(o => o.Problem is ObjectProblem.None);
}

public sealed record ObjectCheck(ReceiptObject Of, ObjectProblem Problem);

public enum ObjectProblem { None, Missing, Differs, NeedsRestore, Unreadable }

internal static class ReceiptQueries
{
    public static async Task<ArchiveRun> ReadReceiptAsync(this TenantWork work, Guid run, CancellationToken cancellationToken)
    {
        var row = await work.Db.ArchiveRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == run, cancellationToken) ?? throw TenancyRules.NotFound("archive run");
        return row.Receipt is null ? throw ArchiveRules.NotDone(row.Year) : row;
    }
}
