using InvoiceWeb.Files.Logo;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Payments.Books;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Data;

/// <summary>What a company says about itself, its logo and its currencies.</summary>
public sealed class CompanyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Company_data_are_saved_with_their_changes_and_issued_documents_keep_theirs()
    {
        var company = await TestCompany.CreateAsync(database);
        var issued = await company.IssuedAsync(await company.CustomerAsync());
        var content = CompanyContent.Of(await SettingsAsync(company)) with { LegalName = " Neue  Firma GmbH ", Iban = "de89 3704 0044 0532 0130 00", Bic = "cobadeff", Language = "de-DE", DefaultTermsDays = 14 };
        await database.Get<SaveCompany>().ExecuteAsync(company.Admin, content, (await SettingsAsync(company)).RowVersion, None);
        var after = await SettingsAsync(company);
        Assert.Equal(("DE89370400440532013000", "COBADEFF", "de-DE", 14), (after.Iban, after.Bic, after.Language, after.DefaultTermsDays));
        Assert.Contains(company.Tenant.Name, (await company.ReadAsync(issued.Id)).Snapshot, StringComparison.Ordinal);
        var newest = (await database.Get<FindSettingsHistory>().ExecuteAsync(company.Auditor, null, None))[0];
        Assert.Equal(("settings.company-changed", "Ada Admin"), (newest.Action, newest.ActorName));
        await Refused.WithAsync("record.changed-meanwhile", () => database.Get<SaveCompany>().ExecuteAsync(company.Admin, content with { LegalName = "Old" }, after.RowVersion - 1, None));
    }

    [Fact]
    public async Task Who_saves_settings_second_is_told_who_was_first()
    {
        var company = await TestCompany.CreateAsync(database);
        var seen = await SettingsAsync(company);
        await database.Get<SaveCompany>().ExecuteAsync(company.Admin, CompanyContent.Of(seen) with { LegalName = "First GmbH" }, seen.RowVersion, None);
        foreach (var second in (Func<Task>[])[() => database.Get<OfferCurrencies>().ExecuteAsync(company.Admin, ["CHF"], seen.RowVersion, None), () => database.Get<SaveCompany>().ExecuteAsync(company.Admin, CompanyContent.Of(seen), seen.RowVersion, None)])
            Assert.StartsWith("Ada Admin changed these settings", (await Assert.ThrowsAsync<RuleBrokenException>(second)).Message, StringComparison.Ordinal);
        Assert.Equal("First GmbH", (await SettingsAsync(company)).LegalName);
    }

    [Fact]
    public async Task The_base_currency_changes_only_while_the_books_are_empty_and_takes_the_rates_along()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.ChangeAsync(db => db.AddRangeAsync(new ExchangeRate(company.Id, Currency.Of("USD"), company.Today, 1m, company.Admin, company.Clock.Now)));
        var change = database.Get<ChangeBaseCurrency>();
        await Refused.WithAsync("settings.base-currency-same", async () => await change.ExecuteAsync(company.Admin, "EUR", (await SettingsAsync(company)).RowVersion, None));
        await change.ExecuteAsync(company.Admin, "CHF", (await SettingsAsync(company)).RowVersion, None);
        Assert.Equal("CHF", (await SettingsAsync(company)).BaseCurrency);
        Assert.Equal(0, await company.AskAsync(db => db.ExchangeRates.CountAsync()));

        await company.IssuedAsync(await company.CustomerAsync(), with: c => c with { Currency = "CHF" });
        await Refused.WithAsync("settings.base-currency-in-use", async () => await change.ExecuteAsync(company.Admin, "EUR", (await SettingsAsync(company)).RowVersion, None));
    }

    [Fact]
    public async Task A_logo_is_known_by_its_content_and_read_back_byte_for_byte()
    {
        var company = await TestCompany.CreateAsync(database);
        var (save, read) = (database.Get<SaveCompanyLogo>(), database.Get<ReadCompanyLogo>());
        Assert.Null(await read.ExecuteAsync(company.Auditor, null, None));
        var png = AFile.Png(200, 80);
        await save.ExecuteAsync(company.Admin, "logo.jpg.exe", new MemoryStream(png), None);
        var logo = await read.ExecuteAsync(company.Auditor, null, None);
        Assert.Equal(("image/png", png.Length), (logo!.ContentType, logo.Content.Length));
        Assert.Equal(png, logo.Content);
        var version = (await SettingsAsync(company)).RowVersion;
        await save.ExecuteAsync(company.Admin, "again.png", new MemoryStream(png), None);
        Assert.Equal(version, (await SettingsAsync(company)).RowVersion);

        await database.Get<RemoveCompanyLogo>().ExecuteAsync(company.Admin, None);
        Assert.Null(await read.ExecuteAsync(company.Auditor, null, None));
        // An issued document may still name it.
        Assert.NotNull(await read.ExecuteAsync(company.Auditor, logo.FileId, None));
    }

    [Fact]
    public async Task What_is_no_logo_is_refused_and_changes_nothing()
    {
        var company = await TestCompany.CreateAsync(database);
        foreach (var (code, bytes) in new[] { ("logo.type", AFile.Pdf()), ("logo.type", AFile.WebP), ("logo.type", "<svg/>"u8.ToArray()), ("logo.dimensions", AFile.Png(20, 400)), ("logo.too-large", new byte[2_000_000]), ("file.empty", []) })
            await Refused.WithAsync(code, () => database.Get<SaveCompanyLogo>().ExecuteAsync(company.Admin, "logo.png", new MemoryStream(bytes), None));
        Assert.Null((await SettingsAsync(company)).LogoFileId);
    }

    [Fact]
    public async Task No_other_file_of_the_company_leaves_by_the_door_of_the_logo()
    {
        var company = await TestCompany.CreateAsync(database);
        var draft = await company.DraftAsync(await company.CustomerAsync());
        await database.Get<InvoiceWeb.Invoices.Attachments.AttachFile>().ExecuteAsync(company.Clerk, draft, "scan.pdf", new MemoryStream(AFile.Pdf()), None);
        var file = await company.AskAsync(db => db.Files.Select(f => f.Id).SingleAsync());
        Assert.Null(await database.Get<ReadCompanyLogo>().ExecuteAsync(company.Auditor, file, None));
    }

    [Fact]
    public async Task A_new_document_chooses_from_the_currencies_of_the_company_base_first()
    {
        var company = await TestCompany.CreateAsync(database);
        Assert.Equal(Currency.All.Count, (await SettingsAsync(company)).OfferedCurrencies().Count);
        await database.Get<OfferCurrencies>().ExecuteAsync(company.Admin, ["USD", "CHF", "EUR", "USD"], (await SettingsAsync(company)).RowVersion, None);
        var settings = await SettingsAsync(company);
        Assert.Equal(["EUR", "CHF", "USD"], settings.OfferedCurrencies());
        Assert.Equal(["EUR", "CHF", "JPY", "USD"], settings.OfferedCurrencies(kept: "JPY"));
        await Refused.WithAsync("currency.unknown", () => database.Get<OfferCurrencies>().ExecuteAsync(company.Admin, ["XXX"], settings.RowVersion, None));
    }

    private static Task<CompanySettings> SettingsAsync(TestCompany company) => company.AskAsync(db => db.CompanySettings.AsNoTracking().SingleAsync());
}
