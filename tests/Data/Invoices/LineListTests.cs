using InvoiceWeb.Invoices.Lists;

namespace InvoiceWeb.Tests.Data;

/// <summary>VAT rates, accounts and cost centres that the editor offers.</summary>
public sealed class LineListTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_rate_is_offered_on_its_days_and_no_twin_may_overlap_it()
    {
        var company = await TestCompany.CreateAsync(database);
        var save = database.Get<SaveVatRate>();
        Guid old = Guid.CreateVersion7(), lower = Guid.CreateVersion7();
        await save.ExecuteAsync(company.Admin, old, new(VatCategory.Standard, 19, "Standard", null, new(2026, 6, 30)), null, None);
        await save.ExecuteAsync(company.Admin, Guid.CreateVersion7(), new(VatCategory.Standard, 20, "Standard", new(2026, 7, 1), null), null, None);
        await save.ExecuteAsync(company.Admin, lower, new(VatCategory.Standard, 7, "Reduced", null, null), null, None);
        await Refused.WithAsync("vat-rate.overlaps", () => save.ExecuteAsync(company.Admin, Guid.CreateVersion7(), new(VatCategory.Standard, 19, "Twin", new(2026, 6, 30), null), null, None));
        var choices = await database.Get<ReadLineChoices>().ExecuteAsync(company.Clerk, None);
        Assert.Equal([19m, 7m], choices.RatesOn(new(2026, 6, 30)).Select(r => r.Rate));
        Assert.Equal([20m, 7m], choices.RatesOn(new(2026, 7, 1)).Select(r => r.Rate));
        await Refused.WithAsync("record.changed-meanwhile", () => save.ExecuteAsync(company.Admin, old, new(VatCategory.Standard, 19, "Changed", null, null), 7, None));
        await database.Get<RemoveVatRate>().ExecuteAsync(company.Admin, lower, None);
        Assert.Equal(2, (await database.Get<FindVatRates>().ExecuteAsync(company.Clerk, None)).Count);
    }

    [Fact]
    public async Task A_list_is_imported_from_two_columns_and_known_codes_take_over_the_new_name()
    {
        var company = await TestCompany.CreateAsync(database);
        var import = database.Get<ImportLedgerCodes>();
        Assert.Equal(new ImportOutcome(2, 0, 0), await import.ExecuteAsync(company.Admin, LedgerCodeKind.Account, "4400\tRevenue\r\n6300\tOther costs\r\n\r\n", None));
        Assert.Equal(new ImportOutcome(1, 1, 1), await import.ExecuteAsync(company.Admin, LedgerCodeKind.Account, "4400\tRevenue 19 %\n6300\tOther costs\n4300;\"Revenue; reduced\"", None));
        Assert.Equal(new ImportOutcome(1, 0, 0), await import.ExecuteAsync(company.Admin, LedgerCodeKind.CostCentre, "4400\tA cost centre of the same code", None));
        var page = await database.Get<FindLedgerCodes>().ExecuteAsync(company.Auditor, LedgerCodeKind.Account, null, None);
        Assert.Equal([("4300", "Revenue; reduced"), ("4400", "Revenue 19 %"), ("6300", "Other costs")], page.Codes.Select(c => (c.Code, c.Name)));
        Assert.Equal("6300", Assert.Single((await database.Get<FindLedgerCodes>().ExecuteAsync(company.Auditor, LedgerCodeKind.Account, "4400", None)).Codes).Code);
        await Refused.WithAsync("ledger-code.line", () => import.ExecuteAsync(company.Admin, LedgerCodeKind.Account, "5000\tGood\nno second column", None));
        Assert.Equal(3, (await database.Get<ReadLineChoices>().ExecuteAsync(company.Clerk, None)).Accounts.Codes.Count);
    }

    [Fact]
    public async Task Only_listed_codes_are_submitted_where_the_company_asks_for_it()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        Task<Guid> DraftAsync(string account) => company.DraftAsync(customer, with: c => c with { Lines = [c.Lines[0] with { Account = account }] });
        await Only(company, LedgerCodeKind.Account);
        // Without a list there is nothing to compare with.
        await company.SubmitAsync(await DraftAsync("9999"));
        var id = Guid.CreateVersion7();
        await database.Get<SaveLedgerCode>().ExecuteAsync(company.Admin, id, new(LedgerCodeKind.Account, "4400", "Revenue", true), null, None);
        await company.SubmitAsync(await DraftAsync("4400"));
        var wrong = await DraftAsync("9999");
        Assert.Equal("Lines[0].Account", (await Refused.WithAsync("invoice.account-not-listed", () => company.SubmitAsync(wrong))).Field);
        await database.Get<SaveLedgerCode>().ExecuteAsync(company.Admin, id, new(LedgerCodeKind.Account, null, "Revenue", false), 1, None);
        await Refused.WithAsync("invoice.account-not-listed", async () => await company.SubmitAsync(await DraftAsync("4400")));
    }

    [Fact]
    public async Task A_code_stands_in_its_list_once_also_when_two_add_it_in_the_same_moment()
    {
        var company = await TestCompany.CreateAsync(database);
        var outcomes = await Together.AllAsync(3, n => database.Get<SaveLedgerCode>().ExecuteAsync(company.Admin, Guid.CreateVersion7(), new(LedgerCodeKind.Account, "4400", $"Revenue {n}", true), null, None));
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<RuleBrokenException>(), rule => Assert.Contains(rule.Code, new[] { "ledger-code.taken", "record.changed-meanwhile" }));
    }

    private async Task Only(TestCompany company, LedgerCodeKind kind) => await database.Get<RestrictLedgerCodes>()
        .ExecuteAsync(company.Admin, kind, true, await company.AskAsync(db => db.CompanySettings.Select(s => s.RowVersion).SingleAsync()), None);
}
