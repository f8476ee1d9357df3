namespace InvoiceWeb.Tests.Data;

public sealed class AuditTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_change_of_state_leaves_an_event_and_the_chain_verifies_after_the_whole_job()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await WholeJobAsync(company);

        var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, invoice.Id, CancellationToken.None);

        Assert.Equal(
            [
                "invoice.created", "invoice.edited", "invoice.submitted", "invoice.rejected", "invoice.submitted", "invoice.approved", "invoice.issued",
                "invoice.payment-allocated",
            ],
            events.Select(e => e.Action));
        Assert.Equal(
            ["Clara Clerk", "Clara Clerk", "Clara Clerk", "Amir Approver", "Clara Clerk", "Amir Approver", "Amir Approver", "Tessa Treasurer"],
            events.Select(e => e.ActorName));
        var verdict = AuditChain.Verify(events, invoice.AuditSequence, invoice.AuditHead);
        Assert.True(verdict.IsIntact, verdict.Problem);
    }

    [Fact]
    public async Task Void_participants_and_settings_have_chains_too()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        customer = await database.Get<SaveParticipant>().ExecuteAsync(company.Clerk, customer.Id, customer.Content with { Name = "Renamed" }, customer.RowVersion, CancellationToken.None);
        var issued = await company.IssuedAsync(customer);
        await company.VoidAsync(issued.Id, "Wrong customer");

        foreach (var subject in new IAudited[] { await company.ReadAsync(issued.Id), customer, await company.AskAsync(db => db.CompanySettings.SingleAsync()) })
        {
            var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, subject.Id, CancellationToken.None);
            Assert.NotEmpty(events);
            Assert.True(AuditChain.Verify(events, subject.AuditSequence, subject.AuditHead).IsIntact);
        }
    }

    [Theory]
    [InlineData("UPDATE audit_events SET json = replace(json, '100', '900') WHERE sequence = 1")]
    [InlineData("UPDATE audit_events SET actor_name = 'Somebody else' WHERE sequence = 4")]
    [InlineData("UPDATE audit_events SET action = 'invoice.approved' WHERE sequence = 4")]
    [InlineData("UPDATE audit_events SET occurred_at = '2026-06-15 10:00:00.000001Z' WHERE sequence = 4")]
    [InlineData("UPDATE audit_events SET subject_type = 'participant' WHERE sequence = 4")]
    [InlineData("UPDATE audit_events SET json = replace(json, 'Amir', 'Anna'), actor_name = replace(actor_name, 'Amir', 'Anna'), hash = encode(sha256(replace(replace(json, 'Amir', 'Anna'), '\\', '\\\\')::bytea), 'hex') WHERE sequence = 4")]
    [InlineData("DELETE FROM audit_events WHERE sequence = 2")]
    [InlineData("DELETE FROM audit_events WHERE sequence = 8")]
    [InlineData("DELETE FROM audit_events")]
    public async Task Tampering_by_the_owner_of_the_database_is_detected(string tampering)
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await WholeJobAsync(company);
        var statement = tampering.Contains("WHERE", StringComparison.Ordinal) ? $"{tampering} AND subject_id = '{invoice.Id}'" : $"{tampering} WHERE subject_id = '{invoice.Id}'";
        Assert.True(await Sql.RunAsync(database.Owner, statement, company.Id) > 0);

        var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, invoice.Id, CancellationToken.None);

        Assert.False(AuditChain.Verify(events, invoice.AuditSequence, invoice.AuditHead).IsIntact);
    }

    [Fact]
    public async Task A_refused_step_leaves_no_event()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = await company.SubmittedAsync(await company.CustomerAsync(), with: c => c with { Currency = "USD" });
        var before = await company.AskAsync(db => db.AuditEvents.CountAsync());

        await Refused.WithAsync("invoice.rate-missing", () => company.ApproveAsync(id));

        Assert.Equal(before, await company.AskAsync(db => db.AuditEvents.CountAsync()));
        Assert.Empty(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, CancellationToken.None));
    }

    private async Task<Invoice> WholeJobAsync(TestCompany company)
    {
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        company.Clock.Advance(TimeSpan.FromTicks(12_345_678_9));
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(
            company.Clerk, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer, 200m) with { Note = "Größe “L” \u0007\u2028 😀" },
            (await company.ReadAsync(id)).RowVersion, CancellationToken.None);
        await company.SubmitAsync(id);
        await database.Get<RejectInvoice>().ExecuteAsync(company.Approver, id, (await company.ReadAsync(id)).RowVersion, "Why so \"much\"?", CancellationToken.None);
        await company.SubmitAsync(id);
        await company.ApproveAsync(id);
        await company.PayAsync(id, 38m);
        return await company.ReadAsync(id);
    }
}
