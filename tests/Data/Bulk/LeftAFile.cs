using System.Text;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Files;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>A job that has left a file, without a browser that would print it.</summary>
internal static class LeftAFile
{
    public static async Task<Guid> ByAsync(TestDatabase database, Actor person)
    {
        StoredFile file;
        await using (var work = await database.Get<TenantDatabase>().BeginAsync(person, CancellationToken.None))
        {
            file = await database.Get<FileShelf>().PutAsync(work, Encoding.UTF8.GetBytes($"zip of {person.UserId}"), "application/zip", "Invoices.zip", CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
        }
        var job = new Job("invoices.download", person.Tenant.Value, person.UserId, "{}", database.Clock.Now);
        await database.Get<JobQueue>().AddAsync(job, CancellationToken.None);
        var result = new JobResult([], new JobFile(file.Id, file.Name, file.Size, database.Clock.Now.AddDays(7))).ToJson();
        await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        await db.Database.ExecuteSqlAsync($"UPDATE jobs SET result = {result}::jsonb WHERE id = {job.Id}");
        return job.Id;
    }
}
