using InvoiceWeb.Files;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>Files of jobs are kept for seven days and no longer; everything else stays.</summary>
public sealed class ForgetJobFilesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_file_that_is_over_loses_its_bytes_and_nothing_else_does()
    {
        var company = await TestCompany.CreateAsync(database);
        var old = await LeftAFile.ByAsync(database, company.Clerk);
        Assert.NotEmpty((await DownloadAsync(company, company.Clerk, old)).Content);
        database.Clock.Advance(TimeSpan.FromDays(6));
        var young = await LeftAFile.ByAsync(database, company.Approver);
        var before = Objects(company);

        await RunAsync();
        Assert.Equal(before, Objects(company));

        database.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Equal(before - 1, Objects(company));
        await Refused.WithAsync("job.file-over", () => DownloadAsync(company, company.Clerk, old));
        Assert.True((await database.Get<ReadJob>().ExecuteAsync(company.Clerk, old, None)).Result.File!.IsGone);
        Assert.NotEmpty((await DownloadAsync(company, company.Approver, young)).Content);

        await RunAsync();
        Assert.Equal(before - 1, Objects(company));
    }

    private Task RunAsync()
    {
        var handler = database.Get<IEnumerable<IJobHandler>>().OfType<ForgetJobFiles>().Single();
        return handler.RunAsync(new Job(handler.Kind, null, null, "{}", database.Clock.Now), new JobProgress((_, _, _, _) => Task.CompletedTask), None);
    }

    private Task<JobFileContent> DownloadAsync(TestCompany company, Actor person, Guid job)
    {
        Assert.Equal(company.Id, person.Tenant);
        return database.Get<DownloadJobFile>().ExecuteAsync(person, job, None);
    }

    private int Objects(TestCompany company) => Directory.GetFiles(Path.Combine(database.ObjectFolder, company.Id.ToString()), "*", SearchOption.AllDirectories).Length;
}
