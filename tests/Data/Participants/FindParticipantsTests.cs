using System.Globalization;

namespace InvoiceWeb.Tests.Data;

public sealed class FindParticipantsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("baec", ""), InlineData("bäck", "Bäckerei Sonnenschein"), InlineData("back", "Bäckerei Sonnenschein"), InlineData("BÄCK sonn", "Bäckerei Sonnenschein")]
    [InlineData("sonnenschein bäckerei", "Bäckerei Sonnenschein"), InlineData("ckerei", ""), InlineData("zelena", "Zelená Kuchyně s.r.o."), InlineData("kuchyně", "Zelená Kuchyně s.r.o.")]
    [InlineData("s-100", "Bäckerei Sonnenschein"), InlineData("S100", "Bäckerei Sonnenschein"), InlineData("de8119", "Kontor & Söhne KG"), InlineData("söhne", "Kontor & Söhne KG")]
    [InlineData("ß", ""), InlineData("straß", "Straßenbau Süd"), InlineData("吉", "吉𠮷商店"), InlineData("吉𠮷", "吉𠮷商店"), InlineData("%", ALL), InlineData("' OR 1=1 --", ""), InlineData("k_ntor", "")]
    public async Task Participants_are_found_by_the_beginnings_of_their_words(string typed, string expected)
    {
        var company = await TestCompany.CreateAsync(database);
        await company.ParticipantAsync(new() { Name = "Bäckerei Sonnenschein", Number = "S-100", IsCustomer = true });
        await company.ParticipantAsync(new() { Name = "Kontor & Söhne KG", VatId = "DE 811 907 980", IsCustomer = true });
        await company.ParticipantAsync(new() { Name = "Zelená Kuchyně s.r.o.", IsSupplier = true });
        await company.ParticipantAsync(new() { Name = "Straßenbau Süd", IsSupplier = true });
        await company.ParticipantAsync(new() { Name = "吉𠮷商店", IsSupplier = true });

        var found = (await FindAsync(company, typed)).Select(p => p.Name);

        if (expected == ALL) Assert.Equal(5, found.Count());
        else Assert.Equal(expected.Length == 0 ? [] : [expected], found);
    }

    private const string ALL = "*";

    [Fact]
    public async Task A_long_word_is_cut_between_characters_and_found_by_its_beginning()
    {
        var company = await TestCompany.CreateAsync(database);
        // The 40th and 41st code unit are one character.
        var name = new string('a', 39) + "𠮷" + "zz";
        await company.CustomerAsync(name);

        Assert.Equal(name, Assert.Single(await FindAsync(company, name)).Name);
        Assert.Equal(name, Assert.Single(await FindAsync(company, "aaaa")).Name);
    }

    [Fact]
    public async Task A_renamed_participant_is_found_by_its_new_name_only()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync("Old Name");
        await database.Get<SaveParticipant>().ExecuteAsync(company.Clerk, customer.Id, customer.Content with { Name = "New Name" }, customer.RowVersion, CancellationToken.None);

        Assert.Empty(await FindAsync(company, "old"));
        Assert.Single(await FindAsync(company, "new name"));
    }

    [Fact]
    public async Task Paging_gives_every_row_once_and_in_order()
    {
        var company = await TestCompany.CreateAsync(database);
        for (var n = 0; n < 121; n++) await company.CustomerAsync(n % 10 == 0 ? "Same Name" : string.Create(CultureInfo.InvariantCulture, $"{(n % 2 == 0 ? "Ä" : "a")}{n * 37 % 121:000}"));

        var rows = new List<ParticipantRow>();
        for (IReadOnlyList<ParticipantRow> page = await FindAsync(company, null); page.Count > 0; page = await FindAsync(company, null, rows[^1])) rows.AddRange(page);

        Assert.Equal((121, 121), (rows.Count, rows.Select(r => r.Id).Distinct().Count()));
        Assert.Equal(rows.Select(r => r.NameSort).Order(StringComparer.Ordinal), rows.Select(r => r.NameSort));
        Assert.Equal(FindParticipants.PageSize, (await FindAsync(company, null)).Count);
    }

    [Fact]
    public async Task Inactive_ones_customers_and_suppliers_are_told_apart()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.CustomerAsync("Customer");
        await company.SupplierAsync("Supplier");
        await company.ParticipantAsync(new() { Name = "Inactive", IsCustomer = true, IsArchived = true });

        Assert.Equal(["Customer", "Supplier"], (await FindAsync(company, null)).Select(p => p.Name));
        Assert.Equal(["Customer", "Inactive"], (await FindAsync(company, null, filter: new(Customers: true, Archived: true))).Select(p => p.Name));
        Assert.Equal(["Supplier"], (await FindAsync(company, null, filter: new(Suppliers: true))).Select(p => p.Name));
    }

    [Fact]
    public async Task A_number_that_another_participant_has_is_refused_and_that_one_is_shown_also_at_the_same_moment()
    {
        var company = await TestCompany.CreateAsync(database);

        var outcomes = await Together.AllAsync(5, n => company.CustomerAsync($"Customer {n}", "C-1"));

        var first = await company.AskAsync(db => db.Participants.SingleAsync());
        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.OfType<Exception>(), o => Assert.Equal(("participant.number-taken", first.Id), (Assert.IsType<RuleBrokenException>(o).Code, ((RuleBrokenException)o).See)));
    }

    private Task<IReadOnlyList<ParticipantRow>> FindAsync(TestCompany company, string? typed, ParticipantRow? after = null, ParticipantFilter? filter = null) =>
        database.Get<FindParticipants>().ExecuteAsync(company.Auditor, typed, filter ?? new(), after, CancellationToken.None);
}
