using InvoiceWeb.Invoices.Fields;

namespace InvoiceWeb.Tests.Data;

/// <summary>Lists narrowed by searchable custom fields: values of the side table are a range of its key.</summary>
public sealed partial class QueryPlanTests
{
    [Fact]
    public Task A_rare_value_of_a_field_is_a_range_of_the_key_of_the_side_table() =>
        ExplainedAsync(c => FindAsync(c, new() { WindowFrom = Since, Fields = [new(LargeTenant.Project, "project 123", "project 123\u0001")] }), "pk_custom_field_values", "value >=");

    [Theory]
    [InlineData(InvoiceSort.Date), InlineData(InvoiceSort.Due), InlineData(InvoiceSort.Number), InlineData(InvoiceSort.Amount)]
    public async Task A_field_in_every_order_stays_small_whether_its_value_is_rare_or_everybodys(InvoiceSort sort)
    {
        var order = new InvoiceFilter { WindowFrom = Since, Order = new(sort, Ascending: false), Currency = sort is InvoiceSort.Amount ? "EUR" : null };
        foreach (var range in new FieldRange[] { new(LargeTenant.Project, "project 123", "project 124"), new(LargeTenant.Season, "Summer", "Summer\u0001"), new(LargeTenant.Season, "no such value", "no such value\u0001") })
            await ExplainedAsync(c => FindAsync(c, order with { Fields = [range] }), "custom_field_values", rowsRead: MostRowsRead);
    }
}
