using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Tests.Data;

/// <summary>What an approver sees of a document that is not issued yet.</summary>
public sealed class PreviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<InvoiceDocument> ShownAsync(TestCompany company, Guid id) => database.Get<ReadInvoiceDocument>().ExecuteAsync(company.Approver, id, CancellationToken.None);

    [Fact]
    public async Task A_sale_names_the_terms_that_will_count_its_own_the_customers_or_the_companys()
    {
        var company = await TestCompany.CreateAsync(database);
        var usual = await company.ParticipantAsync(new() { Name = "Usual", IsCustomer = true });
        var slow = await company.ParticipantAsync(new() { Name = "Slow", IsCustomer = true, TermsDays = 60 });
        foreach (var (participant, typed, days) in new[] { (usual, (int?)null, 30), (slow, null, 60), (slow, 7, 7) })
        {
            var id = await company.SubmittedAsync(participant, with: c => c with { TermsDays = typed });
            var shown = await ShownAsync(company, id);
            Assert.Equal((null, null, days), (shown.IssueDate, shown.DueDate, shown.TermsDays));
            await company.ApproveAsync(id);
            Assert.Equal(company.Today.AddDays(days), (await ShownAsync(company, id)).DueDate);
        }
    }

    [Fact]
    public async Task A_purchase_is_due_from_the_date_on_its_document_before_it_is_booked_as_after()
    {
        var company = await TestCompany.CreateAsync(database);
        var supplier = await company.ParticipantAsync(new() { Name = "Supplier", IsSupplier = true, TermsDays = 14 });
        var id = await company.SubmittedAsync(supplier);
        var foretold = (await ShownAsync(company, id)).DueDate;
        Assert.Equal(company.Today.AddDays(-3 + 14), foretold);
        await company.ApproveAsync(id);
        Assert.Equal(foretold, (await company.ReadAsync(id)).DueDate);
    }
}
