using InvoiceWeb.Files;

namespace InvoiceWeb.Tests.Data;

public sealed class FileShelfTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_put()
    {
        var company = await TestCompany.CreateAsync(database);
        var file = await PutAsync(company, [1, 2, 3]);
        Assert.Equal([1, 2, 3], await database.Get<FileShelf>().ReadAsync(file, CancellationToken.None));
        Assert.Equal((3, "scan.pdf"), (file.Size, (await company.AskAsync(db => db.Files.SingleAsync())).Name));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 4 }), InlineData(new byte[] { 1, 2 }), InlineData(new byte[] { 1, 2, 3, 4 }), InlineData(new byte[0])]
    public async Task Bytes_that_are_not_the_ones_that_were_stored_are_never_handed_out(byte[] swapped)
    {
        var company = await TestCompany.CreateAsync(database);
        var file = await PutAsync(company, [1, 2, 3]);
        await File.WriteAllBytesAsync(Assert.Single(ObjectsOf(company)), swapped);

        await Assert.ThrowsAsync<InvalidDataException>(() => database.Get<FileShelf>().ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_object_is_named()
    {
        var company = await TestCompany.CreateAsync(database);
        var file = await PutAsync(company, [1, 2, 3]);
        File.Delete(Assert.Single(ObjectsOf(company)));

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => database.Get<FileShelf>().ReadAsync(file, CancellationToken.None));
        Assert.Contains(file.Id.ToString(), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tenants_with_the_same_bytes_have_an_object_each()
    {
        var (one, two) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        await PutAsync(one, [9]);
        await PutAsync(two, [9]);
        Assert.Single(ObjectsOf(one));
        Assert.Single(ObjectsOf(two));
    }

    private async Task<StoredFile> PutAsync(TestCompany company, byte[] content)
    {
        await using var work = await database.Get<TenantDatabase>().BeginAsync(company.Clerk, CancellationToken.None);
        var file = await database.Get<FileShelf>().PutAsync(work, content, "application/pdf", "scan.pdf", CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
        return file;
    }

    private IEnumerable<string> ObjectsOf(TestCompany company) =>
        Directory.EnumerateFiles(Path.Combine(database.ObjectFolder, company.Id.ToString()), "*", SearchOption.AllDirectories);
}
