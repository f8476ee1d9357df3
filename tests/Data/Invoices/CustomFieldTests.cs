using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Tests.Data;

/// <summary>Custom fields through an invoice's life: what is typed is kept, what nobody knows survives, what is printed is frozen.</summary>
public sealed class CustomFieldTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Foreign = """{"z": {"deep": [1, 2.50]}, "ext_id": "A-1", "amount": 1.10}""";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Keys_that_nobody_knows_survive_edit_submission_approval_payment_and_void()
    {
        var company = await TestCompany.CreateAsync(database);
        await AddAsync(company, new() { Key = "project", Label = "Project", IsSearchable = true, IsPrinted = true });
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        await WriteAsync(company, id, Foreign);
        var foreign = await MetadataAsync(company, id);
        Assert.Contains("2.50", foreign, StringComparison.Ordinal);

        // A caller who knows nothing of fields, one who knows one of them, and the editor, which gives everything back.
        await EditAsync(company, id, c => c with { Note = "1", Fields = FieldValues.None, Lines = [c.Lines[0] with { Fields = FieldValues.None }] });
        Assert.Equal(foreign, await MetadataAsync(company, id));
        await EditAsync(company, id, c => c with { Fields = FieldValues.None.With("project", "\"Harbour\"") });
        await EditAsync(company, id, c => c with { Note = "2", Fields = c.Fields.With("project", "\"Harbour refit\"") });
        await EditAsync(company, id, c => c with { Fields = FieldValues.None.With("project", null) });
        Assert.Equal(foreign, await MetadataAsync(company, id));

        await company.SubmitAsync(id);
        await company.ApproveAsync(id);
        await company.VoidAsync(id);
        Assert.Equal(foreign, await MetadataAsync(company, id));
        var line = (await company.ReadAsync(id)).Lines[0];
        Assert.Equal(FieldValues.Parse(Foreign), FieldValues.Parse(line.Metadata));

        var participant = await company.CustomerAsync("Kontor");
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE participants SET metadata = {Foreign}::jsonb WHERE tenant_id = {company.Id.Value} AND id = {participant.Id}"));
        var saved = await database.Get<SaveParticipant>().ExecuteAsync(company.Clerk, participant.Id, participant.Content with { Phone = "1" }, participant.RowVersion, None);
        Assert.Equal(FieldValues.Parse(Foreign), FieldValues.Parse((await database.Get<ReadParticipant>().ExecuteAsync(company.Clerk, saved.Id, None)).Metadata));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_refused_at_its_field_and_an_old_choice_may_stay()
    {
        var company = await TestCompany.CreateAsync(database);
        var season = await AddAsync(company, new() { Key = "season", Label = "Season", Type = CustomFieldType.Choice, Choices = ["Spring", "Autumn"] });
        await AddAsync(company, new() { Key = "pieces", Label = "Pieces", Type = CustomFieldType.Number, AppliesTo = CustomFieldTarget.Line });
        await AddAsync(company, new() { Key = "segment", Label = "Segment", Type = CustomFieldType.YesNo, AppliesTo = CustomFieldTarget.Participant });
        var customer = await company.CustomerAsync();
        Assert.Equal("Fields.season", (await Refused.WithAsync("field.not-a-choice", () => company.DraftAsync(customer, with: c => c with { Fields = FieldValues.None.With("season", "\"Winter\"") }))).Field);
        Assert.Equal("Lines[0].Fields.pieces", (await Refused.WithAsync("field.not-a-number", () => company.DraftAsync(customer, with: c => c with { Lines = [c.Lines[0] with { Fields = FieldValues.None.With("pieces", "\"many\"") }] }))).Field);
        Assert.Equal("Fields.segment", (await Refused.WithAsync("field.not-yes-or-no", () => company.ParticipantAsync(new() { Name = "X", IsCustomer = true, Fields = FieldValues.None.With("segment", "\"so so\"") }))).Field);

        var id = await company.DraftAsync(customer, with: c => c with { Fields = FieldValues.None.With("season", "\"Spring\"") });
        await ChangeAsync(company, season, c => c with { Choices = ["Autumn"] });
        await EditAsync(company, id, c => c with { Note = "still Spring" });
        await Refused.WithAsync("field.not-a-choice", () => EditAsync(company, id, c => c with { Fields = FieldValues.None.With("season", "\"Summer\"") }));
    }

    [Fact]
    public async Task What_a_year_requires_is_demanded_at_submission_of_invoice_line_and_participant()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        var year = company.Today.Year;
        await AddAsync(company, new() { Key = "old", Label = "Old", IsRequired = true, UntilYear = year - 1 });
        await AddAsync(company, new() { Key = "project", Label = "Project", IsRequired = true, SinceYear = year });
        await AddAsync(company, new() { Key = "order", Label = "Order", IsRequired = true, AppliesTo = CustomFieldTarget.Line });
        await AddAsync(company, new() { Key = "segment", Label = "Segment", IsRequired = true, AppliesTo = CustomFieldTarget.Participant });

        Assert.Equal("Fields.project", (await Refused.WithAsync("field.missing", () => company.SubmitAsync(id))).Field);
        await EditAsync(company, id, c => c with { Fields = FieldValues.None.With("project", "\"P\"") });
        Assert.Equal("Lines[0].Fields.order", (await Refused.WithAsync("field.missing-on-line", () => company.SubmitAsync(id))).Field);
        await EditAsync(company, id, c => c with { Lines = [c.Lines[0] with { Fields = FieldValues.None.With("order", "\"O\"") }] });
        await Refused.WithAsync("field.missing-on-participant", () => company.SubmitAsync(id));
        await database.Get<SaveParticipant>().ExecuteAsync(company.Clerk, customer.Id, customer.Content with { Fields = FieldValues.None.With("segment", "\"S\"") }, customer.RowVersion, None);
        await company.SubmitAsync(id);
    }

    [Fact]
    public async Task Renaming_and_retiring_touch_no_row_and_no_issued_document()
    {
        var company = await TestCompany.CreateAsync(database);
        var project = await AddAsync(company, new() { Key = "project", Label = "Project", IsPrinted = true });
        await AddAsync(company, new() { Key = "order", Label = "Order", IsPrinted = true, AppliesTo = CustomFieldTarget.Line });
        await AddAsync(company, new() { Key = "segment", Label = "Segment", IsPrinted = true, AppliesTo = CustomFieldTarget.Participant, Type = CustomFieldType.YesNo });
        var customer = await company.ParticipantAsync(new() { Name = "Kontor", IsCustomer = true, Fields = FieldValues.None.With("segment", "true") });
        InvoiceContent With(InvoiceContent c) => c with { Fields = FieldValues.None.With("project", "\"Harbour\""), Lines = [c.Lines[0] with { Fields = FieldValues.None.With("order", "\"4711\"") }] };
        var issued = await company.IssuedAsync(customer, with: With);
        var draft = await company.DraftAsync(customer, with: With);
        async Task<string> RowsAsync() => string.Join('\n', await Sql.ListAsync<string>(database.Owner, $"""
            SELECT concat_ws(' ', t, xmin, row_version) FROM (SELECT 'i' || id AS t, xmin::text, row_version FROM invoices WHERE tenant_id = '{company.Id}'
            UNION ALL SELECT 'p' || id, xmin::text, row_version FROM participants WHERE tenant_id = '{company.Id}') r ORDER BY 1
            """, company.Id));
        var (rows, before) = (await RowsAsync(), await DocumentAsync(company, issued.Id));
        Assert.Equal([("Project", "Harbour"), ("Segment", "yes")], InvoiceWeb.Documents.SheetFacts.Of(before).Where(f => f.Label is "Project" or "Segment"));
        Assert.Equal(("Order", "4711"), Assert.Single(before.Lines[0].Fields) is var field ? (field.Label, field.Value) : default);

        await ChangeAsync(company, project, c => c with { Label = "Building site", UntilYear = company.Today.Year - 1, IsPrinted = false });

        Assert.Equal(rows, await RowsAsync());
        var after = await DocumentAsync(company, issued.Id);
        Assert.Equal(before.PrintedFields, after.PrintedFields);
        Assert.Equal(["Segment"], (await DocumentAsync(company, draft)).PrintedFields.Select(f => f.Label));
        Assert.Equal("Building site", (await RegistryAsync(company)).Find(CustomFieldTarget.Invoice, "project")!.Label);
    }

    [Fact]
    public async Task After_the_issue_only_fields_that_are_not_printed_change_and_the_history_says_so()
    {
        var company = await TestCompany.CreateAsync(database);
        var printed = await AddAsync(company, new() { Key = "project", Label = "Project", IsPrinted = true });
        await AddAsync(company, new() { Key = "dunning", Label = "Dunning stop", Type = CustomFieldType.YesNo, IsSearchable = true });
        var customer = await company.CustomerAsync();
        var submitted = await company.SubmittedAsync(customer);
        var invoice = await company.IssuedAsync(customer, with: c => c with { Fields = FieldValues.None.With("project", "\"Harbour\"") });
        Task ChangeFieldsAsync(Guid id, string key, string? json, int? seen = null) => database.Get<ChangeInvoiceFields>().ExecuteAsync(company.Clerk, id, FieldValues.None.With(key, json), seen ?? company.ReadAsync(id).Result.RowVersion, None);

        await ChangeFieldsAsync(invoice.Id, "dunning", "true");
        var changed = await company.ReadAsync(invoice.Id);
        Assert.Equal("true", FieldValues.Parse(changed.Metadata).Text("dunning"));
        Assert.Equal(invoice.Snapshot, changed.Snapshot);
        Assert.Equal("invoice.fields-changed", (await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, invoice.Id, None))[^1].Action);
        await ChangeFieldsAsync(invoice.Id, "dunning", "true");
        Assert.Equal(changed.RowVersion, (await company.ReadAsync(invoice.Id)).RowVersion);

        await Refused.WithAsync("field.printed", () => ChangeFieldsAsync(invoice.Id, "project", "\"Other\""));
        await ChangeAsync(company, printed, c => c with { IsPrinted = false });
        // It stands on the document all the same.
        await Refused.WithAsync("field.printed", () => ChangeFieldsAsync(invoice.Id, "project", "\"Other\""));
        await Refused.WithAsync("field.unknown", () => ChangeFieldsAsync(invoice.Id, "ext_id", "\"A\""));
        await Refused.WithAsync("field.not-yes-or-no", () => ChangeFieldsAsync(invoice.Id, "dunning", "\"x\""));
        await Refused.WithAsync("record.changed-meanwhile", () => ChangeFieldsAsync(invoice.Id, "dunning", "false", seen: 1));
        await Refused.WithAsync("invoice.not-issued", () => ChangeFieldsAsync(submitted, "dunning", "true"));
        await company.VoidAsync(invoice.Id);
        await ChangeFieldsAsync(invoice.Id, "dunning", "false");
    }

    [Fact]
    public async Task A_copy_takes_known_fields_along_and_a_credit_note_all_of_them()
    {
        var company = await TestCompany.CreateAsync(database);
        await AddAsync(company, new() { Key = "project", Label = "Project", IsSearchable = true });
        var invoice = await company.IssuedAsync(await company.CustomerAsync(), with: c => c with { Fields = FieldValues.Parse("""{"project": "Harbour", "ext_id": "A-1"}""") });
        Guid copy = Guid.CreateVersion7(), note = Guid.CreateVersion7();
        await database.Get<CopyInvoice>().ExecuteAsync(company.Clerk, invoice.Id, copy, None);
        await database.Get<CreateCreditNote>().ExecuteAsync(company.Clerk, note, invoice.Id, [new(invoice.Lines[0].Id, 1)], None);
        Assert.Equal(["project"], FieldValues.Parse((await company.ReadAsync(copy)).Metadata).Keys);
        Assert.Equal(2, FieldValues.Parse((await company.ReadAsync(note)).Metadata).Keys.Count());
        Assert.Equal(3, await company.AskAsync(db => db.CustomFieldValues.CountAsync(v => v.Value == "harbour")));
    }

    private async Task<CustomField> AddAsync(TestCompany company, CustomFieldContent content)
    {
        var id = Guid.CreateVersion7();
        await database.Get<SaveCustomField>().ExecuteAsync(company.Admin, id, content, null, None);
        return (await RegistryAsync(company)).All.Single(f => f.Id == id);
    }

    private async Task ChangeAsync(TestCompany company, CustomField field, Func<CustomFieldContent, CustomFieldContent> change)
    {
        var now = (await RegistryAsync(company)).All.Single(f => f.Id == field.Id);
        await database.Get<SaveCustomField>().ExecuteAsync(company.Admin, field.Id, change(now.Content), now.RowVersion, None);
    }

    private Task<FieldRegistry> RegistryAsync(TestCompany company) => database.Get<ReadCustomFields>().ExecuteAsync(company.Auditor, None);

    private Task<InvoiceWeb.Documents.InvoiceDocument> DocumentAsync(TestCompany company, Guid id) => database.Get<InvoiceWeb.Documents.ReadInvoiceDocument>().ExecuteAsync(company.Auditor, id, None);

    private async Task EditAsync(TestCompany company, Guid id, Func<InvoiceContent, InvoiceContent> change)
    {
        var invoice = await company.ReadAsync(id);
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(company.Clerk, id, invoice.Direction, invoice.Kind, change(invoice.Content), invoice.RowVersion, None);
    }

    /// <summary>As another program would, on the invoice and on its lines.</summary>
    private static Task WriteAsync(TestCompany company, Guid id, string json) => company.ChangeAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"UPDATE invoices SET metadata = {json}::jsonb WHERE tenant_id = {company.Id.Value} AND id = {id}");
        await db.Database.ExecuteSqlAsync($"UPDATE invoice_lines SET metadata = {json}::jsonb WHERE tenant_id = {company.Id.Value} AND invoice_id = {id}");
    });

    private async Task<string> MetadataAsync(TestCompany company, Guid id) =>
        (await Sql.ListAsync<string>(database.Owner, $"SELECT metadata::text FROM invoices WHERE tenant_id = '{company.Id}' AND id = '{id}'", company.Id)).Single();
}
