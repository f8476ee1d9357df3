namespace InvoiceWeb.Tests.Data;

/// <summary>What is typed and not saved, copies, and drafts that are thrown away.</summary>
public sealed class DraftTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private JournalTyping Journal => database.Get<JournalTyping>();
    private ReadJournal Read => database.Get<ReadJournal>();

    [Fact]
    public async Task Typing_is_kept_for_each_person_and_a_message_that_was_overtaken_undoes_nothing()
    {
        var company = await TestCompany.CreateAsync(database);
        var (invoice, colleague) = (Guid.CreateVersion7(), company.Person("Carl", Roles.Clerk));
        await Journal.ExecuteAsync(company.Clerk, invoice, 20, null, """{"fields":{"note":"newer"}}""", None);
        await Journal.ExecuteAsync(company.Clerk, invoice, 10, null, """{"fields":{"note":"older"}}""", None);
        await Journal.ExecuteAsync(colleague, invoice, 5, null, """{"fields":{"note":"colleague"}}""", None);

        Assert.Contains("newer", (await Read.ExecuteAsync(company.Clerk, invoice, None))!.Content, StringComparison.Ordinal);
        Assert.Contains("colleague", (await Read.ExecuteAsync(colleague, invoice, None))!.Content, StringComparison.Ordinal);
        Assert.Null(await Read.ExecuteAsync(company.Person("Cora", Roles.Clerk), invoice, None));
    }

    [Fact]
    public async Task Saving_forgets_the_typing_of_whoever_saved_and_of_nobody_else()
    {
        var company = await TestCompany.CreateAsync(database);
        var (id, colleague) = (await company.DraftAsync(await company.CustomerAsync()), company.Person("Carl", Roles.Clerk));
        await Journal.ExecuteAsync(company.Clerk, id, 1, 1, "{}", None);
        await Journal.ExecuteAsync(colleague, id, 1, 1, "{}", None);
        var invoice = await company.ReadAsync(id);
        var version = await database.Get<SaveInvoiceDraft>().ExecuteAsync(company.Clerk, id, invoice.Direction, invoice.Kind, invoice.Content, invoice.RowVersion, None);
        Assert.Equal(invoice.RowVersion, version);
        Assert.Null(await Read.ExecuteAsync(company.Clerk, id, None));
        Assert.NotNull(await Read.ExecuteAsync(colleague, id, None));
    }

    [Fact]
    public async Task Only_invoices_that_were_never_saved_are_offered_again()
    {
        var company = await TestCompany.CreateAsync(database);
        var (begun, saved) = (Guid.CreateVersion7(), await company.DraftAsync(await company.CustomerAsync()));
        await Journal.ExecuteAsync(company.Clerk, begun, 1, null, "{}", None);
        await Journal.ExecuteAsync(company.Clerk, saved, 1, 1, "{}", None);
        Assert.Equal([begun], (await Read.UnfinishedAsync(company.Clerk, None)).Select(j => j.InvoiceId));
        await database.Get<ForgetJournal>().ExecuteAsync(company.Clerk, begun, None);
        Assert.Empty(await Read.UnfinishedAsync(company.Clerk, None));
    }

    [Fact]
    public async Task More_typing_than_fits_is_refused()
    {
        var company = await TestCompany.CreateAsync(database);
        await Refused.WithAsync("journal.too-long", () => Journal.ExecuteAsync(company.Clerk, Guid.CreateVersion7(), 1, null, new string('x', JournalTyping.MaxLength + 1), None));
    }

    [Fact]
    public async Task A_copy_has_the_lines_and_none_of_the_dates_numbers_and_payments()
    {
        var company = await TestCompany.CreateAsync(database);
        var original = await company.IssuedAsync(await company.CustomerAsync(), 250m, c => c with { Reference = "PO 1", PrepaidAmount = 10 });
        var copyId = Guid.CreateVersion7();
        await database.Get<CopyInvoice>().ExecuteAsync(company.Clerk, original.Id, copyId, None);
        await database.Get<CopyInvoice>().ExecuteAsync(company.Clerk, original.Id, copyId, None);

        var copy = await company.ReadAsync(copyId);
        Assert.Equal((DocumentStatus.Draft, (string?)null, (DateOnly?)null, 250m, "PO 1", 0m), (copy.Status, copy.NumberText, copy.IssueDate, copy.NetTotal, copy.Reference, copy.PrepaidAmount));
        Assert.NotEqual(original.Lines[0].Id, copy.Lines[0].Id);
        Assert.Equal(company.Clerk.UserId, Assert.Single(copy.Editors));
    }

    [Fact]
    public async Task A_draft_is_deleted_with_everything_but_its_history()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = await company.DraftAsync(await company.CustomerAsync());
        await Journal.ExecuteAsync(company.Clerk, id, 1, 1, "{}", None);
        await database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, id, (await company.ReadAsync(id)).RowVersion, None);

        await Refused.WithAsync("record.not-found", () => company.ReadAsync(id));
        Assert.Equal(0, await company.AskAsync(db => db.Set<InvoiceLine>().CountAsync(l => l.InvoiceId == id)));
        Assert.Equal("invoice.deleted", (await company.AskAsync(db => db.AuditEvents.Where(e => e.SubjectId == id).OrderBy(e => e.Sequence).ToListAsync()))[^1].Action);
    }

    [Fact]
    public async Task What_was_submitted_or_issued_is_never_deleted()
    {
        var company = await TestCompany.CreateAsync(database);
        var submitted = await company.SubmittedAsync(await company.CustomerAsync());
        await Refused.WithAsync("invoice.not-a-draft", async () => await database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, submitted, (await company.ReadAsync(submitted)).RowVersion, None));
    }
}
