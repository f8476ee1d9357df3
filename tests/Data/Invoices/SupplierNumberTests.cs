namespace InvoiceWeb.Tests.Data;

public sealed class SupplierNumberTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("RE 2026/041"), InlineData("re-2026-041"), InlineData(" RE2026041 "), InlineData("ＲＥ２０２６０４１")]
    public async Task A_suppliers_document_is_recorded_once_however_its_number_is_typed(string again)
    {
        var company = await TestCompany.CreateAsync(database);
        var supplier = await company.SupplierAsync();
        var first = await company.DraftAsync(supplier, with: c => c with { SupplierNumber = "RE-2026/041" });

        var refusal = await Refused.WithAsync("invoice.supplier-number-taken", () => company.DraftAsync(supplier, with: c => c with { SupplierNumber = again }));

        Assert.Equal((first, "SupplierNumber"), (refusal.See, refusal.Field));
    }

    [Fact]
    public async Task Another_supplier_and_another_tenant_may_use_the_same_number()
    {
        var (company, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        foreach (var (where, supplier) in new[] { (company, "One"), (company, "Two"), (other, "One") })
            await where.DraftAsync(await where.SupplierAsync(supplier), with: c => c with { SupplierNumber = "1" });
    }

    [Fact]
    public async Task After_the_first_one_is_void_the_number_is_free_again()
    {
        var company = await TestCompany.CreateAsync(database);
        var supplier = await company.SupplierAsync();
        var first = await company.IssuedAsync(supplier, with: c => c with { SupplierNumber = "77" });
        await Refused.WithAsync("invoice.supplier-number-taken", () => company.DraftAsync(supplier, with: c => c with { SupplierNumber = "77" }));

        await company.VoidAsync(first.Id);

        Assert.Equal("P-2026-000002", (await company.IssuedAsync(supplier, with: c => c with { SupplierNumber = "77" })).NumberText);
    }

    [Fact]
    public async Task Of_clerks_who_record_the_same_document_at_the_same_moment_one_wins_and_the_others_are_shown_it()
    {
        var company = await TestCompany.CreateAsync(database);
        var supplier = await company.SupplierAsync();

        var outcomes = await Together.AllAsync(6, _ => company.DraftAsync(supplier, with: c => c with { SupplierNumber = "4711" }));

        var first = await company.AskAsync(db => db.Invoices.SingleAsync());
        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.OfType<Exception>(), o => Assert.Equal(("invoice.supplier-number-taken", first.Id), (Assert.IsType<RuleBrokenException>(o).Code, ((RuleBrokenException)o).See)));
    }
}
