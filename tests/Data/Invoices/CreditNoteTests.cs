using InvoiceWeb.Documents;

namespace InvoiceWeb.Tests.Data;

public sealed class CreditNoteTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_whole_invoice_is_credited_with_a_number_of_its_own_series_and_linked_both_ways()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());

        var note = await company.CreditAsync(database, invoice.Id);

        Assert.Equal((InvoiceKind.CreditNote, DocumentStatus.Approved, 119m, invoice.Id), (note.Kind, note.Status, note.PayableAmount, note.CreditedInvoiceId));
        Assert.Equal(invoice.Lines[0].Id, note.Lines[0].CreditedLineId);
        Assert.StartsWith("CN-", note.NumberText, StringComparison.Ordinal);
        var linked = database.Get<ReadCreditNotes>();
        Assert.Equal(note.Id, Assert.Single(await linked.ExecuteAsync(company.Auditor, invoice.Id, None)).Id);
        Assert.Equal(invoice.Id, Assert.Single(await linked.ExecuteAsync(company.Auditor, note.Id, None)).Id);
        Assert.Equal("invoice.credited", (await company.HistoryAsync(database, invoice.Id))[^1]);
        await Refused.WithAsync("credit.nothing-left", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(invoice.Lines[0].Id, 1)));
    }

    [Fact]
    public async Task Lines_are_credited_in_parts_until_nothing_is_left_to_the_cent()
    {
        var company = await TestCompany.CreateAsync(database);
        // 3 × 0.335 is 1.01, three times 0.34 would be 1.02: the last note closes the cent. A charge and a percentage follow in proportion.
        var invoice = await company.IssuedAsync(await company.CustomerAsync(), with: c => c with
        {
            Lines = [new() { Description = "Screws", Quantity = 3, Price = 0.335m, VatRate = 19 }, new() { Description = "Oak", Quantity = 7, Price = 33.33m, VatRate = 7, DiscountPercent = 10 }],
            AllowancesCharges = [new() { IsCharge = true, Reason = "Freight", Amount = 10, VatRate = 19 }, new() { Reason = "Loyalty", Percentage = 3, VatRate = 19 }],
        });
        var (screws, oak) = (invoice.Lines[0].Id, invoice.Lines[1].Id);

        var notes = new List<Invoice>
        {
            await company.CreditAsync(database, invoice.Id, new(screws, 1), new(oak, 2.5m)),
            await company.CreditAsync(database, invoice.Id, new CreditedQuantity(screws, 1)),
            await company.CreditAsync(database, invoice.Id),
        };

        Assert.Equal(invoice.GrossTotal, notes.Sum(n => n.PayableAmount));
        Assert.Equal((3m, 7m), (notes.SelectMany(n => n.Lines).Where(l => l.CreditedLineId == screws).Sum(l => l.Quantity), notes.SelectMany(n => n.Lines).Where(l => l.CreditedLineId == oak).Sum(l => l.Quantity)));
        await Refused.WithAsync("credit.nothing-left", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(oak, 1)));
    }

    [Fact]
    public async Task Nothing_beyond_what_is_left_can_be_prepared_or_edited()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync(), with: c => c with { Lines = [new() { Description = "Table", Quantity = 5, Price = 100, VatRate = 19 }] });
        var line = invoice.Lines[0].Id;

        await Refused.WithAsync("credit.quantity", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(line, 6)));
        await Refused.WithAsync("credit.quantity", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(line, -1)));
        await Refused.WithAsync("credit.line-unknown", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(Guid.NewGuid(), 1)));
        var id = await company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(line, 3));
        await Refused.WithAsync("credit.quantity", () => company.CreditDraftAsync(database, invoice.Id, new CreditedQuantity(line, 3)));

        var draft = await company.ReadAsync(id);
        Task Save(Func<LineContent, LineContent> change) => SaveAsync(c => c with { Lines = [change(c.Lines[0])] });
        Task SaveAsync(Func<InvoiceContent, InvoiceContent> change) => database.Get<SaveInvoiceDraft>().ExecuteAsync(company.Clerk, id, draft.Direction, draft.Kind, change(draft.Content), draft.RowVersion, None);
        await Refused.WithAsync("credit.quantity", () => Save(l => l with { Quantity = 6 }));
        await Refused.WithAsync("credit.line-differs", () => Save(l => l with { Price = 100.01m }));
        await Refused.WithAsync("credit.line-differs", () => Save(l => l with { VatRate = 7 }));
        await Refused.WithAsync("credit.line-unknown", () => Save(l => l with { Id = Guid.CreateVersion7(), Description = "Chair" }));
        await Refused.WithAsync("credit.other-participant", () => SaveAsync(c => c with { Currency = "USD" }));
        await Refused.WithAsync("credit.amount", () => SaveAsync(c => c with { AllowancesCharges = [new() { IsCharge = true, Reason = "Extra", Amount = 1_000, VatRate = 19 }] }));
        await Save(l => l with { Quantity = 2, Price = 90 });
        Assert.Equal(line, (await company.ReadAsync(id)).Lines[0].CreditedLineId);
    }

    [Fact]
    public async Task Of_two_notes_issued_at_the_same_moment_never_both_take_the_same_rest()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 5; n++)
        {
            var invoice = await company.IssuedAsync(customer);
            var one = await company.CreditDraftAsync(database, invoice.Id);
            await company.SubmitAsync(one);
            // The second draft is prepared while the first one does not exist for it: as two clerks at the same moment.
            await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET credited_invoice_id = NULL WHERE tenant_id = {company.Id.Value} AND id = {one}"));
            var two = await company.CreditDraftAsync(database, invoice.Id);
            await company.SubmitAsync(two);
            await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET credited_invoice_id = {invoice.Id} WHERE tenant_id = {company.Id.Value} AND id = {one}"));

            var outcomes = await Together.AllAsync(2, i => company.ApproveAsync(i == 0 ? one : two, i == 0 ? company.Approver : company.SecondApprover));

            Assert.Equal(1, outcomes.Count(o => o is null));
            Assert.Contains(Assert.IsType<RuleBrokenException>(outcomes.Single(o => o is not null)).Code, new[] { "record.changed-meanwhile", "credit.quantity" });
        }
    }

    [Fact]
    public async Task Two_notes_that_wait_for_the_same_invoice_at_the_same_instant_never_give_back_more_than_is_left()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        var one = await company.CreditDraftAsync(database, invoice.Id);
        await company.SubmitAsync(one);
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET credited_invoice_id = NULL WHERE tenant_id = {company.Id.Value} AND id = {one}"));
        var two = await company.CreditDraftAsync(database, invoice.Id);
        await company.SubmitAsync(two);
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET credited_invoice_id = {invoice.Id} WHERE tenant_id = {company.Id.Value} AND id = {one}"));

        // Somebody holds the invoice: both have read what is left, both have found enough, and both wait to write.
        await using var holding = new NpgsqlConnection(database.App);
        await holding.OpenAsync();
        var held = await Sql.EnterAsync(holding, company.Id);
        await using (var command = new NpgsqlCommand($"SELECT 1 FROM invoices WHERE tenant_id = '{company.Id}' AND id = '{invoice.Id}' FOR UPDATE", holding)) await command.ExecuteScalarAsync();
        var approvals = Together.AllAsync(2, i => company.ApproveAsync(i == 0 ? one : two, i == 0 ? company.Approver : company.SecondApprover));
        await Waiting.ForAsync(database, 2);
        await held.RollbackAsync();
        var outcomes = await approvals;

        Assert.Equal("record.changed-meanwhile", Assert.IsType<RuleBrokenException>(Assert.Single(outcomes, o => o is not null)).Code);
        Assert.Equal(119m, await company.AskAsync(db => db.Invoices.Where(i => i.CreditedInvoiceId == invoice.Id && i.Status == DocumentStatus.Approved).SumAsync(i => i.GrossTotal)));
        var lost = outcomes[0] is null ? two : one;
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(lost)).Status);
        await Refused.WithAsync("credit.quantity", () => company.ApproveAsync(lost, company.Approver));
    }

    [Fact]
    public async Task A_void_note_gives_back_what_it_took_and_an_invoice_with_a_note_cannot_be_void()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        var note = await company.CreditAsync(database, invoice.Id);

        Assert.Equal(note.Id, (await Refused.WithAsync("invoice.credited", () => company.VoidAsync(invoice.Id))).See);
        await company.VoidAsync(note.Id);

        Assert.Equal(119m, (await company.CreditAsync(database, invoice.Id)).PayableAmount);
    }

    [Fact]
    public async Task Only_issued_invoices_are_credited_and_a_repeated_request_makes_one_note()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var invoice = await company.IssuedAsync(customer);
        var draft = await company.ReadAsync(await company.DraftAsync(customer));
        var note = await company.CreditAsync(database, invoice.Id);

        await Refused.WithAsync("invoice.not-issued", () => company.CreditDraftAsync(database, draft.Id, new CreditedQuantity(draft.Lines[0].Id, 1)));
        await Refused.WithAsync("credit.not-an-invoice", () => company.CreditDraftAsync(database, note.Id, new CreditedQuantity(note.Lines[0].Id, 1)));

        var other = await company.IssuedAsync(customer);
        var id = Guid.CreateVersion7();
        var outcomes = await Together.AllAsync(4, _ => database.Get<CreateCreditNote>().ExecuteAsync(company.Clerk, id, other.Id, [new(other.Lines[0].Id, 1)], None));
        Assert.All(outcomes, Assert.Null);
        Assert.Single(await database.Get<ReadCreditNotes>().ExecuteAsync(company.Auditor, other.Id, None));
    }

    [Fact]
    public async Task The_sheet_names_the_credited_invoice_as_it_was_frozen()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.SupplierAsync());
        var draft = await company.CreditDraftAsync(database, invoice.Id);
        var read = database.Get<ReadInvoiceDocument>();
        Assert.Equal(invoice.SupplierNumber, (await read.ExecuteAsync(company.Auditor, draft, None)).Credited?.Number);

        await company.IssueAsync(database, draft);
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET supplier_number = 'changed' WHERE tenant_id = {company.Id.Value} AND id = {invoice.Id}"));

        Assert.Equal(new CreditedDocument(invoice.SupplierNumber!, invoice.IssueDate), (await read.ExecuteAsync(company.Auditor, draft, None)).Credited);
        Assert.StartsWith("PC-", (await company.ReadAsync(draft)).NumberText, StringComparison.Ordinal);
    }
}
