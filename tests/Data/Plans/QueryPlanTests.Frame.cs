using InvoiceWeb.Approvals;
using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Invoices.Figures;

namespace InvoiceWeb.Tests.Data;

/// <summary>What stands around the documents: the count in the frame of every page, the figures of the start page, holds, the supplier's number.</summary>
public sealed partial class QueryPlanTests
{
    [Fact]
    public Task What_waits_is_counted_by_status() =>
        ExplainedAsync(c => books.Database.Get<CountWaiting>().ExecuteAsync(c.Company.Approver, None), "ix_invoices_in_work", "status =");

    [Fact]
    public Task The_figures_of_the_start_page_are_ranges_of_the_key_of_the_kept_totals() =>
        ExplainedAsync(c => books.Database.Get<ReadFigures>().ExecuteAsync(c.Company.Auditor, None), "pk_totals_balances", "measure =", rowsRead: 5_000,
            because: "What the last minute changed is read as a whole; the fold keeps it small.", about: "totals_balances");

    [Fact]
    public Task A_hold_is_found_by_its_record() =>
        ExplainedAsync(c => books.Database.Get<FindHoldsOn>().ExecuteAsync(c.Company.Auditor, Guid.CreateVersion7(), c.Asked, 2025, None), "ix_legal_holds_of_record", "record_id =");

    [Fact]
    public Task A_hold_on_a_year_is_found_among_those_on_no_record() =>
        ExplainedAsync(c => books.Database.Get<FindHoldsOn>().ExecuteAsync(c.Company.Auditor, Guid.CreateVersion7(), c.Asked, 2025, None), "ix_legal_holds_of_record", "record_id IS NULL", about: "l.year =");

    [Fact]
    public Task A_suppliers_number_that_is_used_twice_is_found_by_that_number() =>
        ExplainedAsync(async c => await c.Company.DraftAsync(await c.Company.SupplierAsync(), with: i => i with { SupplierNumber = "S0124" }), "ux_invoices_supplier_number", "supplier_number_key =", about: "i.supplier_number_key =");
}
