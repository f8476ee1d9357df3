using Bunit;
using InvoiceWeb.Invoices.Views;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class FilterViewsTests : View
{
    [Fact]
    public void Each_chip_is_taken_away_by_its_own_button()
    {
        FilterChip? removed = null;
        var cleared = false;
        var view = Show<FilterChips>(p => p.Add(c => c.Chips, [new("Overdue", "invoices?a"), new("Only EUR", "invoices?b")]).Add(c => c.Removed, chip => removed = chip).Add(c => c.Cleared, () => cleared = true));
        view.Button("Remove filter Only EUR").Click();
        Assert.Equal("invoices?b", removed?.Without);
        view.Button("Clear all").Click();
        Assert.True(cleared);
    }

    [Fact]
    public void Without_filters_there_is_nothing_to_clear() => Assert.Empty(Show<FilterChips>(p => p.Add(c => c.Chips, [])).Nodes);

    [Fact]
    public void What_is_no_amount_cannot_be_applied_and_presets_fill_the_days()
    {
        FilterForm? applied = null;
        var form = new FilterForm();
        var view = Show<FilterPanel>(p => p.Add(f => f.Form, form).Add(f => f.Find, _ => Task.FromResult<IReadOnlyList<InvoiceWeb.Participants.ParticipantRow>>([])).Add(f => f.Applied, f => applied = f));
        view.Labelled("Amount from").Input("a lot");
        view.Render();
        Assert.True(view.Button("Apply").HasAttribute("disabled"));
        view.Labelled("Amount from").Input("1.234,50");
        view.Render();
        view.Button("Last quarter").Click();
        view.Find("form").Submit();
        Assert.Equal((1234.5m, new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31)), (applied!.AmountFrom.Value, applied.IssuedFrom, applied.IssuedTo));
    }
}
