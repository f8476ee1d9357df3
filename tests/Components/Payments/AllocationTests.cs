using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Payments;

public sealed class AllocationTests : View
{
    private readonly AllocationForm _form = new();

    private static OpenInvoiceRow Open(string number, decimal amount) =>
        new(Guid.CreateVersion7(), InvoiceKind.Invoice, number, null, Moments.Today, Moments.Today, "EUR", amount, (long)(amount * 100));

    [Fact]
    public void An_amount_fills_the_first_invoices_as_far_as_it_reaches()
    {
        _form.Show([Open("A", 119), Open("B", 119), Open("C", 119)]);

        _form.Spread(200);

        Assert.Equal([119m, 81m, null], _form.Lines.Select(l => l.Amount));
        Assert.Equal([119m, 81m], _form.Wishes.Select(w => w.Amount));
    }

    [Fact]
    public void What_somebody_typed_is_not_spread_anew_and_survives_a_look_at_what_is_open_now()
    {
        var (a, b) = (Open("A", 119), Open("B", 119));
        _form.Show([a, b]);
        _form.Spread(119);
        _form.Type(_form.Lines[1], 50);

        _form.Spread(10);
        _form.Show([a with { OpenMinor = 1900 }, b]);

        Assert.Equal([119m, 50m], _form.Lines.Select(l => l.Amount));
        Assert.Equal([true, false], _form.Lines.Select(l => l.IsTooMuch));
        Assert.Equal(19m, _form.Wishes[0].SeenOpen);
    }

    [Fact]
    public void What_is_no_number_is_remembered_until_it_is_put_right()
    {
        var (a, b) = (Open("A", 119), Open("B", 119));
        _form.Show([a, b]);
        var view = Show<AllocationTable>(p => p.Add(t => t.Form, _form));
        view.Labelled("Allocated to A").Input("50 €");
        _form.Show([a, b]);
        Assert.True(_form.IsUnreadable);
        view.Render();
        view.Labelled("Allocated to A").Input("50");
        Assert.False(_form.IsUnreadable);
        Assert.Equal(50, Assert.Single(_form.Wishes).Amount);
    }

    [Fact]
    public void The_credited_invoice_comes_first()
    {
        var (a, b) = (Open("A", 10), Open("B", 10));

        _form.Show([a, b], first: b.Id);

        Assert.Equal(["B", "A"], _form.Lines.Select(l => l.Row.Name));
    }

    [Fact]
    public void Typing_into_a_line_is_heard_and_too_much_is_said_beside_it()
    {
        _form.Show([Open("A", 119)]);
        var heard = 0;
        var view = Show<AllocationTable>(p => p.Add(t => t.Form, _form).Add(t => t.Edited, () => heard++));

        view.Labelled("Allocated to A").Input("120");

        Assert.Equal((120m, 1), (_form.Allocated, heard));
        Assert.Contains("More than is open", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_settlement_can_be_undone_only_by_who_records_payments()
    {
        SettlementRow[] rows = [new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "CN-2026-000001", 50, "EUR", Moments.Noon, "Dave")];
        Assert.Empty(Show<SettlementList>(p => p.Add(l => l.Rows, rows)).FindAll("button"));

        SeenBy(AnActor.Dave);
        SettlementRow? undone = null;
        Show<SettlementList>(p => p.Add(l => l.Rows, rows).Add(l => l.Undo, row => undone = row)).Button("Undo settlement with CN-2026-000001").Click();

        Assert.Same(rows[0], undone);
    }

    [Fact]
    public void A_participant_without_open_invoices_and_credit_says_so()
    {
        var view = Show<ParticipantMoneyList>(p => p.Add(l => l.Rows, []));
        Assert.Contains("Nothing is open", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_amounts_and_credit_stand_by_currency_with_the_way_to_pay_for_treasurers()
    {
        SeenBy(AnActor.Dave);
        var view = Show<ParticipantMoneyList>(p => p.Add(l => l.Rows, [new("EUR", 100, 0, 5, 0, true, false), new("JPY", 0, 700, 0, 0, false, true)]));

        Assert.Contains("Receivable100.00EUR", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Their credit5.00EUR", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Payable700JPY", view.Text(), StringComparison.Ordinal);
        Assert.Equal(["Record payment received", "Record payment made"], view.FindAll("a").Select(a => a.TextContent));
    }
}
