using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Jobs;

/// <summary>Hands out the file that a job has made, as long as it is kept.</summary>
public sealed class DownloadJobFile(HostDatabase host, TenantDatabase tenants, FileShelf files, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>job.file-over</c></exception>
    public async Task<JobFileContent> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        JobFile made;
        await using (var db = await host.OpenAsync(cancellationToken))
            made = JobResult.Read((await ReadJob.VisibleAsync(db, actor, id, cancellationToken)).Result).File ?? throw TenancyRules.NotFound("file");
        if (made.Until < clock.GetUtcNow()) throw JobRules.Over(made.Until);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var file = await work.Db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == made.FileId, cancellationToken) ?? throw TenancyRules.NotFound("file");
        return new(made.Name, file.ContentType, await files.ReadAsync(file, cancellationToken));
    }
}

public sealed record JobFileContent(string Name, string ContentType, byte[] Content);
