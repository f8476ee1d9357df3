namespace InvoiceWeb.Tests.Data;

/// <summary>The tables of tenants as the database knows them, not as the code believes.</summary>
internal static class TenantTables
{
    /// <summary>Host tables that name a tenant and are read before any tenant is known.</summary>
    public static readonly string[] OfTheHost = ["memberships", "security_events", "access_links", "jobs"];

    public static async Task<List<string>> AllAsync(string owner)
    {
        var tables = await Sql.ListAsync<string>(owner, """
            SELECT c.relname::text FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1
            """);
        tables.RemoveAll(OfTheHost.Contains);
        Assert.True(tables.Count >= 20, $"Only {tables.Count} tenant tables were found.");
        return tables;
    }

    /// <summary>A company with at least one row in each table that the main job writes.</summary>
    public static async Task<TestCompany> FilledCompanyAsync(TestDatabase database)
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Purchase, (null, 1));
        var customer = await company.CustomerAsync();
        var invoice = await company.IssuedAsync(customer, with: c => c with
        {
            AllowancesCharges = [new AllowanceChargeContent { IsCharge = true, Reason = "Freight", Amount = 5m, VatRate = 19 }],
        });
        // One of the ten stays as credit.
        await company.PayAsync(invoice.Id, 10m, allocated: 9m);
        await company.ChangeAsync(db =>
        {
            var file = new InvoiceWeb.Files.StoredFile(company.Id, new string('a', 64), 1, "text/plain", "a.txt", company.Clerk, company.Clock.Now);
            var field = new CustomField(company.Id, Guid.CreateVersion7(), new() { Key = "project", Label = "Project", IsSearchable = true });
            db.AddRange(
                file, field, new CustomFieldValue(company.Id, field.Id, "x", invoice.Id), new InvoiceAttachment(invoice, file.Id, 1),
                new InvoiceWeb.Documents.Rendition(invoice, InvoiceWeb.Documents.RenditionKind.Issued, file.Id),
                new ApprovalDelegation(company.Id, company.Approver.UserId, "Amir", company.Clerk.UserId, "Clara", company.Today, company.Today), new DraftJournal(company.Id, invoice.Id, company.Clerk.UserId),
                new OfferedVatRate(company.Id, Guid.CreateVersion7(), new(VatCategory.Standard, 19, "Standard", null, null)), new LedgerCode(company.Id, Guid.CreateVersion7(), LedgerCodeKind.Account, "4400", "Revenue"),
                new InvoiceWeb.Jobs.OutboxMessage(company.Id, "test", "{}", company.Clock.Now), new ExchangeRate(company.Id, Currency.Of("USD"), company.Today, 1m, company.Clerk, company.Clock.Now));
            return Task.CompletedTask;
        });
        await Archive.ArchivingUseCases.CatalogueAsync(company, invoice);
        await database.Get<IEnumerable<InvoiceWeb.Jobs.IJobHandler>>().OfType<FoldTotals>().Single().FoldAsync(company.Id, CancellationToken.None);
        // One of the ten stays as credit.
        await company.PayAsync(invoice.Id, 10m, allocated: 9m);
        return company;
    }
}
