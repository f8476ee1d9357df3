using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Cold search, with catalogue and store.</summary>
public sealed class SearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private Task<ArchiveSearchPage> SearchAsync(TestCompany company, ArchiveQuery query, ArchiveCursor? from = null) =>
        database.Get<SearchArchive>().ExecuteAsync(company.Auditor, query, from, null, None);

    [Fact]
    public async Task Everything_is_found_by_what_it_says()
    {
        var company = await TestCompany.CreateAsync(database);
        var documents = ASegment.Documents(company.Id);
        await company.ArchiveAsync(database, documents);
        var invoices = documents.Select(d => d.Invoice).ToList();
        var some = invoices[100];
        await IsAsync(new() { Number = some.NumberText }, i => i.NumberText == some.NumberText);
        await IsAsync(new() { Number = "2020-0000" }, i => i.NumberText!.StartsWith("2020-0000", StringComparison.Ordinal));
        await IsAsync(new() { SupplierNumber = some.SupplierNumber!.ToLowerInvariant() }, i => i.SupplierNumber == some.SupplierNumber);
        await IsAsync(new() { SupplierNumber = some.SupplierNumber, Participant = some.ParticipantId }, i => i.SupplierNumber == some.SupplierNumber);
        await IsAsync(new() { Participant = some.ParticipantId }, i => i.ParticipantId == some.ParticipantId);
        await IsAsync(new() { From = new(2020, 3, 1), To = new(2020, 4, 30) }, i => i.IssueDate >= new DateOnly(2020, 3, 1) && i.IssueDate <= new DateOnly(2020, 4, 30));
        await IsAsync(new() { Currency = "EUR", AtLeast = 100_000, AtMost = 300_000 }, i => i.PayableMinor is >= 100_000 and <= 300_000);
        await IsAsync(new() { Currency = "USD" }, _ => false);
        await IsAsync(new() { Status = DocumentStatus.Void }, i => i.Status is DocumentStatus.Void);
        await IsAsync(new() { Direction = InvoiceDirection.Purchase }, i => i.Direction is InvoiceDirection.Purchase);
        await IsAsync(new() { Text = "oak" }, i => i.Lines.Any(l => l.Description!.Contains("Oak", StringComparison.Ordinal)));
        await IsAsync(new() { Text = some.SupplierNumber }, i => i.SupplierNumber == some.SupplierNumber);
        await IsAsync(new() { Text = "2020-000007" }, i => i.NumberText is "2020-000007");
        await IsAsync(new() { Text = "cafe logis" }, i => i.ParticipantName!.StartsWith("Café Logistik", StringComparison.Ordinal));
        await IsAsync(new() { Text = "nothing has these words" }, _ => false);
        await IsAsync(new() { Text = "\"zeppelin\" OR 1=1 --" }, _ => false);
        await IsAsync(new() { Years = [2019] }, _ => false);
        await IsAsync(new() { Years = [2019, 2020] }, _ => true);

        async Task IsAsync(ArchiveQuery query, Func<Invoice, bool> expected)
        {
            var found = new List<Guid>();
            for (ArchiveCursor? from = null; ;)
            {
                var page = await SearchAsync(company, query, from);
                found.AddRange(page.Rows.Select(r => r.Id));
                if ((from = page.Next) is null) break;
            }
            var wanted = invoices.Where(expected).OrderByDescending(i => i.IssueDate).ThenByDescending(i => i.Id).Select(i => i.Id).ToList();
            Assert.Equal(wanted, found);
        }
    }

    [Theory]
    [InlineData("blue", "blue\u0001", 1), InlineData("Blue", "Blue\u0001", 1), InlineData("bl", "bl\U0010FFFF", 1), InlineData("a", "c\u0001", 1)]
    [InlineData("", "bl\u0001", 0), InlineData("blu", "blu\u0001", 0), InlineData("c", "\U0010FFFF", 0)]
    public async Task A_searchable_field_is_found_by_the_same_stretch_of_values_as_in_the_hot_tier(string from, string to, int found)
    {
        var year = await ClosedYear.CreateAsync(database);
        var field = await year.Company.AskAsync(db => db.CustomFieldValues.Select(v => v.FieldId).SingleAsync());
        await year.ArchiveAsync();

        Assert.Equal(Enumerable.Repeat(year.WithFiles, found), (await SearchAsync(year.Company, new() { FieldRanges = [new(field, from, to)] })).Rows.Select(r => r.Id));
        Assert.Empty((await SearchAsync(year.Company, new() { FieldRanges = [new(Guid.CreateVersion7(), from, to)] })).Rows);
    }

    [Fact]
    public async Task Years_are_merged_newest_first_page_by_page_and_the_catalogue_skips_what_cannot_match()
    {
        var company = await TestCompany.CreateAsync(database);
        var all = new List<ArchivedInvoice>();
        for (var year = 2015; year < 2020; year++)
        {
            var documents = ASegment.Documents(company.Id, 40, year, year);
            all.AddRange(documents);
            await company.ArchiveAsync(database, documents, year);
        }
        var first = await SearchAsync(company, new());
        Assert.Equal(SearchArchive.PageSize, first.Rows.Count);
        var rows = first.Rows.ToList();
        for (var next = first.Next; next is not null;)
        {
            var page = await SearchAsync(company, new(), ArchiveCursor.Parse(next.ToString()));
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        Assert.Equal(all.Select(d => d.Invoice).OrderByDescending(i => i.IssueDate).ThenByDescending(i => i.Id).Select(i => i.Id), rows.Select(r => r.Id));
        var one = await SearchAsync(company, new() { From = new(2017, 2, 1), To = new(2017, 2, 28) });
        Assert.Equal((1, 1, 4), (one.Progress.Segments, one.Progress.SegmentsSearched, one.Progress.SegmentsSkipped));
        var progress = new List<int>();
        await database.Get<SearchArchive>().ExecuteAsync(company.Auditor, new() { Text = "zeppelin" }, null, page => { progress.Add(page.Progress.YearsSearched); return Task.CompletedTask; }, None);
        Assert.Equal([1, 2, 3, 4], progress);
        Assert.Contains(await database.Get<FindArchiveAccesses>().ExecuteAsync(company.Auditor, null, null, None), a => a is { Kind: ArchiveAccessKind.Searched, Detail: "text: zeppelin" });
    }

    [Fact]
    public async Task What_is_still_hot_and_what_was_recalled_is_not_found_here()
    {
        var company = await TestCompany.CreateAsync(database);
        var documents = ASegment.Documents(company.Id, 40);
        var segment = await company.ArchiveAsync(database, documents);
        await company.ChangeAsync(async db =>
        {
            (await db.ArchiveSegments.SingleAsync(s => s.Id == segment.Id)).Readable = 30;
            db.Add(new InvoiceRecall(documents[3].Invoice.Id, segment, 3, "Credit note", new(2027, 1, 1), company.Admin, company.Clock.Now));
        });
        var found = (await SearchAsync(company, new())).Rows.Select(r => r.Id).ToList();
        Assert.Equal(29, found.Count);
        Assert.DoesNotContain(documents[3].Invoice.Id, found);
        Assert.Null(await database.Get<FindArchivedInvoice>().ExecuteAsync(company.Clerk, documents[3].Invoice.Id, None));
        Assert.Null(await database.Get<FindArchivedInvoice>().ExecuteAsync(company.Clerk, documents[30].Invoice.Id, None));
        Assert.Equal(29, (await database.Get<FindArchivedInvoice>().ExecuteAsync(company.Clerk, documents[29].Invoice.Id, None))!.Ordinal);
    }

    [Fact]
    public async Task An_archived_invoice_opens_with_a_chain_that_holds_and_leaves_an_entry()
    {
        var company = await TestCompany.CreateAsync(database);
        var documents = ASegment.Documents(company.Id, 40);
        await company.ArchiveAsync(database, documents);
        var invoice = documents[8].Invoice;
        var reading = await database.Get<ReadArchivedInvoice>().ExecuteAsync(company.Clerk, invoice.Id, None);
        Assert.True(reading.Chain.IsIntact);
        Assert.Equal((invoice.NumberText, 8), (reading.Sheet.Number, reading.Place.Ordinal));
        Filled.AssertSame(documents[8], reading.Document);
        var entry = Assert.Single(await database.Get<FindArchiveAccesses>().ExecuteAsync(company.Auditor, invoice.Id, null, None));
        Assert.Equal((ArchiveAccessKind.Opened, invoice.NumberText, company.Clerk.Name), (entry.Kind, entry.Detail, entry.UserName));
        await Refused.WithAsync("record.not-found", () => database.Get<ReadArchivedInvoice>().ExecuteAsync(company.Clerk, Guid.CreateVersion7(), None));
    }

    [Fact]
    public async Task The_stored_pdf_and_the_attachment_come_back_byte_for_byte()
    {
        var company = await TestCompany.CreateAsync(database);
        var document = await company.ArchiveWithFilesAsync(database);
        var pdf = await database.Get<DownloadArchivedPdf>().ExecuteAsync(company.Clerk, document.Invoice.Id, None);
        Assert.Equal(("printed.pdf", "printed"), (pdf.FileName, System.Text.Encoding.UTF8.GetString(pdf.Content)));
        var file = await database.Get<ReadArchivedAttachment>().ExecuteAsync(company.Clerk, document.Invoice.Id, document.Attachments[0].Id, None);
        Assert.Equal(("scanned.pdf", "scanned"), (file.FileName, System.Text.Encoding.UTF8.GetString(file.Content)));
        await Refused.WithAsync("record.not-found", () => database.Get<ReadArchivedAttachment>().ExecuteAsync(company.Clerk, document.Invoice.Id, Guid.CreateVersion7(), None));
        Assert.Equal(2, (await database.Get<FindArchiveAccesses>().ExecuteAsync(company.Auditor, document.Invoice.Id, null, None)).Count(a => a.Kind is ArchiveAccessKind.Downloaded));
    }

    [Fact]
    public async Task A_suppliers_number_is_known_though_its_document_is_archived()
    {
        var company = await TestCompany.CreateAsync(database);
        var documents = ASegment.Documents(company.Id, 100);
        await company.ArchiveAsync(database, documents);
        foreach (var invoice in documents.Select(d => d.Invoice).Where(i => i.Direction is InvoiceDirection.Purchase).Take(20))
            Assert.Equal(invoice.Status is DocumentStatus.Void ? null : invoice.Id,
                await database.Get<ReadSupplierNumberInArchive>().ExecuteAsync(company.Clerk, invoice.ParticipantId!.Value, " " + invoice.SupplierNumber!.ToLowerInvariant(), None));
        Assert.Null(await database.Get<ReadSupplierNumberInArchive>().ExecuteAsync(company.Clerk, documents[99].Invoice.ParticipantId!.Value, "NEVER-1", None));
        Assert.Null(await database.Get<ReadSupplierNumberInArchive>().ExecuteAsync(company.Clerk, Guid.CreateVersion7(), documents[99].Invoice.SupplierNumber, None));
    }

    [Fact]
    public async Task A_damaged_object_is_found_by_the_scrub_and_said_by_the_search()
    {
        var company = await TestCompany.CreateAsync(database);
        var documents = ASegment.Documents(company.Id, 40);
        var segment = await company.ArchiveAsync(database, documents);
        var scrub = database.Get<IEnumerable<InvoiceWeb.Jobs.IJobHandler>>().OfType<ScrubArchive>().Single();
        Assert.Equal(1, await scrub.ScrubAsync(company.Id, () => Task.CompletedTask, None));
        Assert.Equal(0, await scrub.ScrubAsync(company.Id, () => Task.CompletedTask, None));
        Assert.Equal((company.Clock.Now, null), await company.AskAsync(db => db.ArchiveSegments.Select(s => new ValueTuple<DateTimeOffset?, string?>(s.CheckedAt, s.CheckProblem)).SingleAsync()));
        var path = Path.Combine(database.ObjectFolder, segment.DocumentsKey);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        File.Delete(Path.Combine(database.ObjectFolder, segment.IndexKey));
        Assert.Equal(1, await scrub.ScrubAsync(company.Id, () => Task.CompletedTask, None));
        Assert.Equal(0, await scrub.ScrubAsync(company.Id, () => Task.CompletedTask, None));
        company.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await scrub.ScrubAsync(company.Id, () => Task.CompletedTask, None));
        Assert.Contains(segment.DocumentsKey, await company.AskAsync(db => db.ArchiveSegments.Select(s => s.CheckProblem).SingleAsync()), StringComparison.Ordinal);
        var page = await SearchAsync(company, new());
        Assert.Equal((2020, false), (Assert.Single(page.Silent).Year, page.Silent[0].NeedsRestore));
        await Refused.WithAsync("archive.store-damaged", () => database.Get<ReadArchivedInvoice>().ExecuteAsync(company.Clerk, documents[0].Invoice.Id, None));
    }
}
