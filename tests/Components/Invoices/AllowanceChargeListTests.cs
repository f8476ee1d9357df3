using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class AllowanceChargeListTests : View
{
    private readonly InvoiceForm _form = new();
    private int _edits;

    private IRenderedComponent<AllowanceChargeList> Shown()
    {
        var state = new EditorState(_form, 19);
        return Show<AllowanceChargeList>(p => p.Add(l => l.Items, _form.AllowancesCharges).Add(l => l.State, state).Add(l => l.Places, 2).Add(l => l.Edited, () =>
        {
            _edits++;
            state.Touch();
        }));
    }

    [Fact]
    public void What_is_typed_is_on_the_invoice()
    {
        var view = Shown();
        view.Button("Add allowance or charge").Click();
        view.Labelled("Kind, allowance or charge 1").Change("charge");
        view.Labelled("Reason, allowance or charge 1").Input("Freight");
        view.Labelled("Amount, allowance or charge 1").Input("12.50");
        Assert.Equal(new AllowanceChargeContent { IsCharge = true, Reason = "Freight", Amount = 12.5m, VatRate = 19 }, Assert.Single(_form.ToContent().AllowancesCharges));
        Assert.Equal(4, _edits);
    }

    [Fact]
    public void One_of_several_can_be_removed()
    {
        _form.AllowancesCharges.AddRange([new() { Reason = "First" }, new() { Reason = "Second" }]);
        Shown().Button("Remove allowance or charge 1").Click();
        Assert.Equal("Second", Assert.Single(_form.AllowancesCharges).Reason);
    }

    [Fact]
    public void A_problem_stands_below_its_own()
    {
        _form.AllowancesCharges.AddRange([new() { Reason = "Good" }, new()]);
        foreach (var item in _form.AllowancesCharges) item.VatRate.Set(19);
        var view = Shown();
        Assert.StartsWith("allowance", Assert.Single(view.FindAll(".allowance + .error")).PreviousElementSibling!.ClassName);
        Assert.Equal("", view.Find(".error").PreviousElementSibling!.QuerySelector("input")!.GetAttribute("value") ?? "");
    }
}
