using InvoiceWeb.Files;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Data;

public sealed class AttachmentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_file_comes_back_as_it_was_sent_with_its_own_type_and_its_hash_in_the_chain()
    {
        var (company, id) = await DraftAsync();
        var pdf = AFile.Pdf(script: "app.alert(1)");
        var attached = await AttachAsync(company, id, pdf, "..\\evil\u202Efdp.exe");

        var file = await database.Get<DownloadAttachment>().ExecuteAsync(company.Auditor, id, attached.Id, None);
        Assert.Equal(("evilfdp.exe.pdf", "application/pdf"), (file.Name, file.ContentType));
        Assert.Equal(pdf, file.Content);
        var row = Assert.Single(await RowsAsync(company, id));
        Assert.Equal((file.Name, (long)pdf.Length, company.Clerk.Name, true), (row.Name, row.Size, row.AddedByName, row.IsShown));

        var invoice = await company.ReadAsync(id);
        var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, id, None);
        Assert.Equal("invoice.file-attached", events[^1].Action);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf));
        Assert.Equal([("file", file.Name), ("size", pdf.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("sha256", hash)], HistoryEntry.Of(events[^1]).Changes.Select(c => (c.Field, c.To!)));
        Assert.True(AuditChain.Verify(events, invoice.AuditSequence, invoice.AuditHead).IsIntact);
        Assert.Equal(attached.NewVersion, invoice.RowVersion);
    }

    [Fact]
    public async Task A_draft_lets_go_of_a_file_but_its_bytes_stay()
    {
        var (company, id) = await DraftAsync();
        var attached = await AttachAsync(company, id, AFile.Png());
        var removed = await database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, id, attached.Id, None);

        Assert.Equal((attached.NewVersion, attached.NewVersion + 1), (removed.SeenVersion, removed.NewVersion));
        Assert.Empty(await RowsAsync(company, id));
        await Refused.WithAsync("record.not-found", () => database.Get<DownloadAttachment>().ExecuteAsync(company.Auditor, id, attached.Id, None));
        await Refused.WithAsync("record.not-found", () => database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, id, attached.Id, None));
        Assert.Equal(AFile.Png(), await database.Get<FileShelf>().ReadAsync(await company.AskAsync(db => db.Files.SingleAsync()), None));
        Assert.Equal("invoice.file-removed", (await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, id, None))[^1].Action);
        // It may come again: what was removed by mistake is no twin.
        await AttachAsync(company, id, AFile.Png());
    }

    [Fact]
    public async Task After_submission_files_only_come_and_after_issue_too()
    {
        var (company, id) = await DraftAsync();
        await company.PolicyAsync(InvoiceDirection.Purchase, (null, 1));
        var first = await AttachAsync(company, id, AFile.Pdf("one"));
        await company.SubmitAsync(id);
        await AttachAsync(company, id, AFile.Pdf("two"));
        await Refused.WithAsync("file.kept", () => database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, id, first.Id, None));
        await company.ApproveAsync(id);
        await AttachAsync(company, id, AFile.Pdf("three"));
        await Refused.WithAsync("file.kept", () => database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, id, first.Id, None));
        await Refused.WithAsync("access.missing-permission", () => AttachAsync(company, id, AFile.Pdf("four"), by: company.Approver));
        Assert.Equal(3, (await RowsAsync(company, id)).Count);
    }

    [Fact]
    public async Task An_approver_who_looks_at_fewer_files_than_there_are_must_look_again_and_who_added_one_cannot_approve()
    {
        var (company, id) = await DraftAsync();
        await company.PolicyAsync(InvoiceDirection.Purchase, (null, 1));
        await company.SubmitAsync(id);
        var seen = (await company.ReadAsync(id)).RowVersion;
        var both = company.Person("Zoe", Roles.Clerk | Roles.Approver);
        await AttachAsync(company, id, AFile.Pdf(), by: both);

        await Refused.WithAsync("record.changed-meanwhile", () => database.Get<ApproveInvoice>().ExecuteAsync(company.Approver, id, seen, null, None));
        await Refused.WithAsync("invoice.editor-cannot-approve", () => company.ApproveAsync(id, both));
        await company.ApproveAsync(id);
    }

    [Theory]
    [InlineData("file.type-not-allowed", "<html><script>alert(1)</script></html>", "invoice.pdf"), InlineData("file.type-not-allowed", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "logo.png")]
    [InlineData("file.empty", "", "invoice.pdf"), InlineData("file.incomplete", "%PDF-1.7 and then nothing", "invoice.pdf")]
    public async Task What_is_refused_leaves_nothing_behind(string code, string content, string name)
    {
        var (company, id) = await DraftAsync();
        var before = (await company.ReadAsync(id)).RowVersion;
        await Refused.WithAsync(code, () => AttachAsync(company, id, System.Text.Encoding.UTF8.GetBytes(content), name));
        Assert.Equal((0, before), (await company.AskAsync(db => db.Files.CountAsync()), (await company.ReadAsync(id)).RowVersion));
        Assert.False(Directory.Exists(Path.Combine(database.ObjectFolder, company.Id.ToString())));
    }

    [Fact]
    public async Task A_stream_without_end_is_left_at_the_limit()
    {
        var (company, id) = await DraftAsync();
        await using var endless = new Endless();
        await Refused.WithAsync("file.too-large", () => database.Get<AttachFile>().ExecuteAsync(company.Clerk, id, "endless.pdf", endless, None));
        Assert.InRange(endless.Given, FileRules.MostBytes, FileRules.MostBytes + 200_000);
        Assert.Equal(FileRules.MostBytes, (await AttachWholeAsync(company, id)).Size);
    }

    [Fact]
    public async Task The_twenty_first_file_and_the_same_file_twice_are_refused_however_many_come_at_once()
    {
        var (company, id) = await DraftAsync();
        var outcomes = await Together.AllAsync(24, n => AttachAsync(company, id, AFile.Pdf($"page {n / 2 * 2 % 24} {(n < 22 ? n : 0)}")));
        var refusals = outcomes.OfType<Exception>().Select(o => Assert.IsType<RuleBrokenException>(o).Code).ToList();
        Assert.Equal(FileRules.MostOnOneRecord, (await RowsAsync(company, id)).Count);
        Assert.Equal(4, refusals.Count);
        Assert.All(refusals, code => Assert.Contains(code, (string[])["file.too-many", "file.already-attached"]));
        await using var unread = new Endless();
        await Refused.WithAsync("file.too-many", () => database.Get<AttachFile>().ExecuteAsync(company.Clerk, id, "late.pdf", unread, None));
        Assert.Equal(0, unread.Given);
        Assert.Equal(Enumerable.Range(1, 20), await company.AskAsync(db => db.InvoiceAttachments.OrderBy(a => a.Position).Select(a => a.Position).ToListAsync()));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_said_to_be_there_by_name()
    {
        var (company, id) = await DraftAsync();
        await AttachAsync(company, id, AFile.Pdf(), "first.pdf");
        Assert.Contains("first.pdf", (await Refused.WithAsync("file.already-attached", () => AttachAsync(company, id, AFile.Pdf(), "second.pdf"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_found_only_on_its_own_invoice_of_its_own_company()
    {
        var (company, id) = await DraftAsync();
        var attached = await AttachAsync(company, id, AFile.Pdf());
        var sibling = await company.DraftAsync(await company.CustomerAsync());
        var (stranger, strange) = await DraftAsync();
        var download = database.Get<DownloadAttachment>();
        foreach (var (who, invoice) in new[] { (company.Auditor, sibling), (company.Auditor, Guid.CreateVersion7()), (stranger.Everything, id), (stranger.Everything, strange) })
            await Refused.WithAsync("record.not-found", () => download.ExecuteAsync(who, invoice, attached.Id, None));
        await Refused.WithAsync("record.not-found", () => download.ExecuteAsync(company.Auditor, id, Guid.CreateVersion7(), None));
        await Refused.WithAsync("record.not-found", () => database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, sibling, attached.Id, None));
        Assert.Empty(await database.Get<ReadAttachments>().ExecuteAsync(stranger.Everything, id, None));
        Assert.Single(await RowsAsync(company, id));
    }

    private async Task<(TestCompany Company, Guid Draft)> DraftAsync()
    {
        var company = await TestCompany.CreateAsync(database);
        return (company, await company.DraftAsync(await company.SupplierAsync()));
    }

    private Task<AttachedFile> AttachAsync(TestCompany company, Guid id, byte[] content, string name = "scan.pdf", Actor? by = null) =>
        database.Get<AttachFile>().ExecuteAsync(by ?? company.Clerk, id, name, new MemoryStream(content), None);

    private async Task<AttachmentRow> AttachWholeAsync(TestCompany company, Guid id)
    {
        await AttachAsync(company, id, AFile.PdfOf(FileRules.MostBytes));
        return (await RowsAsync(company, id))[^1];
    }

    private Task<IReadOnlyList<AttachmentRow>> RowsAsync(TestCompany company, Guid id) => database.Get<ReadAttachments>().ExecuteAsync(company.Auditor, id, None);

    /// <summary>A sender who never stops.</summary>
    private sealed class Endless : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
