using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Tests.Data;

/// <summary>The side table of searchable fields: filled with every save, by a job for what was there before, and emptied again.</summary>
public sealed class FieldSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Saving_an_invoice_keeps_the_side_table_in_the_same_transaction_and_lists_are_filtered_by_it()
    {
        var company = await TestCompany.CreateAsync(database);
        await AddAsync(company, "project", CustomFieldType.Text);
        await AddAsync(company, "weight", CustomFieldType.Number);
        await AddAsync(company, "ship_by", CustomFieldType.Date);
        await AddAsync(company, "paid_cash", CustomFieldType.YesNo);
        var customer = await company.CustomerAsync();
        Task<Guid> DraftAsync(string fields) => company.DraftAsync(customer, with: c => c with { Fields = FieldValues.Parse(fields) });
        var harbour = await DraftAsync("""{"project": "Hárbour refit", "weight": "-2.5", "ship_by": "2026-06-01", "paid_cash": true}""");
        var harvest = await DraftAsync("""{"project": "Harvest", "weight": "10", "ship_by": "2026-06-30", "paid_cash": false}""");
        var none = await DraftAsync("{}");

        Assert.Equal([harbour], await FoundAsync(company, new FieldCondition("project", "HARB")));
        Assert.Equal([harbour, harvest], await FoundAsync(company, new FieldCondition("project", "har")));
        Assert.Equal([harvest], await FoundAsync(company, new FieldCondition("weight", From: "2")));
        Assert.Equal([harbour], await FoundAsync(company, new FieldCondition("weight", From: "-10", To: "-2.5")));
        Assert.Equal([harbour, harvest], await FoundAsync(company, new FieldCondition("ship_by", From: "2026-06-01", To: "2026-06-30")));
        Assert.Equal([harbour], await FoundAsync(company, new FieldCondition("ship_by", To: "2026-06-29")));
        Assert.Equal([harvest], await FoundAsync(company, new FieldCondition("paid_cash", "false")));
        Assert.Equal([harbour], await FoundAsync(company, new FieldCondition("project", "har"), new FieldCondition("paid_cash", "true")));
        Assert.Equal(3, (await FoundAsync(company, new FieldCondition("no_such_field", "x"))).Count);

        var invoice = await company.ReadAsync(harbour);
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(company.Clerk, harbour, invoice.Direction, invoice.Kind, invoice.Content with { Fields = FieldValues.None.With("project", "\"Bridge\"").With("weight", null) }, invoice.RowVersion, None);
        Assert.Equal([harvest], await FoundAsync(company, new FieldCondition("project", "har")));
        Assert.Equal([harbour], await FoundAsync(company, new FieldCondition("project", "bridge")));
        Assert.Empty(await FoundAsync(company, new FieldCondition("weight", To: "0")));
        await database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, harbour, (await company.ReadAsync(harbour)).RowVersion, None);
        Assert.Equal(0, await company.AskAsync(db => db.CustomFieldValues.CountAsync(v => v.InvoiceId == harbour)));
    }

    [Fact]
    public async Task A_job_that_was_killed_half_way_goes_on_and_fills_in_every_invoice_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var field = await AddAsync(company, "project", CustomFieldType.Text, searchable: false);
        var customer = await company.CustomerAsync();
        var template = await company.DraftAsync(customer, with: c => c with { Fields = FieldValues.Parse("""{"project": "Harbour"}""") });
        var columns = await Sql.ListAsync<string>(database.Owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'invoices'::regclass AND attnum > 0 AND NOT attisdropped");
        var same = string.Join(", ", columns.Except(["id"]));
        await Sql.RunAsync(database.Owner, $"INSERT INTO invoices (id, {same}) SELECT md5('{company.Id}' || n)::uuid, {same} FROM invoices, generate_series(1, 1200) n WHERE tenant_id = '{company.Id}' AND id = '{template}'", company.Id);

        var id = await SaveAsync(company, field, c => c with { IsSearchable = true });
        Assert.NotNull(id);
        var handler = database.Get<IEnumerable<IJobHandler>>().OfType<IndexField>().Single();
        var job = await JobAsync(id.Value);
        string? kept = null;
        var batches = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() => handler.RunAsync(job, new JobProgress((_, _, _, result) =>
        {
            // Dies after the second batch is stored, before it has told anybody.
            if (batches++ == 2) throw new OperationCanceledException();
            kept = result;
            return Task.CompletedTask;
        }), None));
        Assert.Equal(1000, await company.AskAsync(db => db.CustomFieldValues.CountAsync()));

        var queue = database.Get<JobQueue>();
        var claimed = await queue.ClaimAsync("test", None);
        while (claimed is not null && claimed.Id != id) claimed = await queue.ClaimAsync("test", None);
        await queue.ReportAsync(id.Value, "test", 500, 1201, null, kept, None);
        List<(long Done, long Total)> told = [];
        await handler.RunAsync(await JobAsync(id.Value), new JobProgress((done, total, _, _) => { told.Add((done, total)); return Task.CompletedTask; }), None);
        Assert.Equal([(500, 1201), (1000, 1201), (1201, 1201)], told);
        Assert.Equal(1201, await company.AskAsync(db => db.CustomFieldValues.CountAsync()));

        await SaveAsync(company, field, c => c with { IsSearchable = false });
        await handler.RunAsync(job, new JobProgress((_, _, _, _) => Task.CompletedTask), None);
        Assert.Equal(0, await company.AskAsync(db => db.CustomFieldValues.CountAsync()));
    }

    [Fact]
    public async Task A_field_is_added_once_is_changed_by_who_saw_it_and_asks_for_a_job_only_where_there_is_work()
    {
        var company = await TestCompany.CreateAsync(database);
        var field = await AddAsync(company, "project", CustomFieldType.Text);
        Assert.Null(await SaveAsync(company, field, c => c with { IsSearchable = false }));
        await Refused.WithAsync("record.changed-meanwhile", () => database.Get<SaveCustomField>().ExecuteAsync(company.Admin, field.Id, field.Content with { Label = "Late" }, field.RowVersion, None));
        await Refused.WithAsync("field.key-taken", () => AddAsync(company, "project", CustomFieldType.Date));
        await Refused.WithAsync("field.fixed", () => SaveAsync(company, field, c => c with { Type = CustomFieldType.Date }));
        await company.DraftAsync(await company.CustomerAsync());
        Assert.NotNull(await SaveAsync(company, field, c => c with { IsSearchable = true }));
        Assert.Null(await SaveAsync(company, field, c => c with { Label = "Project, renamed" }));
        var history = await database.Get<FindSettingsHistory>().ExecuteAsync(company.Auditor, null, None);
        Assert.Equal(["settings.field-changed", "settings.field-changed", "settings.field-changed", "settings.field-added"], history.Select(e => e.Action).Where(a => a.Contains("field", StringComparison.Ordinal)));
        var outcomes = await Together.AllAsync(3, n => database.Get<SaveCustomField>().ExecuteAsync(company.Admin, Guid.CreateVersion7(), new() { Key = "twin", Label = $"Twin {n}" }, null, None));
        Assert.Single(outcomes, o => o is null);
    }

    private async Task<CustomField> AddAsync(TestCompany company, string key, CustomFieldType type, bool searchable = true)
    {
        var id = Guid.CreateVersion7();
        await database.Get<SaveCustomField>().ExecuteAsync(company.Admin, id, new() { Key = key, Label = key, Type = type, IsSearchable = searchable }, null, None);
        return (await RegistryAsync(company)).All.Single(f => f.Id == id);
    }

    private async Task<Guid?> SaveAsync(TestCompany company, CustomField field, Func<CustomFieldContent, CustomFieldContent> change)
    {
        var now = (await RegistryAsync(company)).All.Single(f => f.Id == field.Id);
        return await database.Get<SaveCustomField>().ExecuteAsync(company.Admin, field.Id, change(now.Content), now.RowVersion, None);
    }

    private Task<FieldRegistry> RegistryAsync(TestCompany company) => database.Get<ReadCustomFields>().ExecuteAsync(company.Auditor, None);

    /// <summary>In the order in which they were made.</summary>
    private async Task<IReadOnlyList<Guid>> FoundAsync(TestCompany company, params FieldCondition[] conditions) =>
        [.. (await database.Get<FindInvoices>().ExecuteAsync(company.Auditor, new() { Fields = new FieldConditions(conditions).Ranges(await RegistryAsync(company)) }, null, None)).Select(r => r.Id).Order()];

    private async Task<Job> JobAsync(Guid id)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id);
    }
}
