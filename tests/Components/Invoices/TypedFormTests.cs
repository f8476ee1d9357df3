using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;

namespace InvoiceWeb.Tests.Components.Invoices;

/// <summary>What the browser keeps of the typing, and puts back.</summary>
public sealed class TypedFormTests
{
    [Fact]
    public void Everything_that_was_typed_comes_back_also_what_is_no_number_yet()
    {
        var id = Guid.NewGuid();
        var form = new InvoiceForm();
        TypedForm.Read($$"""
            {"direction":"Purchase","fields":{"reference":"PO 7","dueDate":"2026-12-24","note":"two\nlines","currency":"JPY","prepaidAmount":"1,5x","participantName":"Löwe"},
             "rows":[{"id":"{{id}}","kind":"line","fields":{"description":"Oak","quantity":"2","unit":"HUR","price":"10.","vatCategory":"Exempt","baseQuantity":"100","account":"8400"},
                      "rows":[{"id":"{{Guid.NewGuid()}}","kind":"line-item","fields":{"kind":"charge","reason":"Freight","amount":"5","measure":"percent"},"rows":[]}]},
                     {"id":"{{Guid.NewGuid()}}","kind":"item","fields":{"kind":"allowance","reason":"Bonus","amount":"3","vatCategory":"Standard","vatRate":"19"},"rows":[]}]}
            """)!.Restore(form);

        Assert.Equal(("PO 7", new DateOnly(2026, 12, 24), "two\nlines", "JPY", "Löwe"), (form.Reference, form.DueDate!.Value, form.Note, form.Currency, form.ParticipantName));
        Assert.Equal(("1,5x", true), (form.PrepaidAmount.Text, form.PrepaidAmount.IsInvalid));
        var line = Assert.Single(form.Lines);
        Assert.Equal((id, "Oak", "HUR", "10.", VatCategory.Exempt, 100m, "8400"), (line.Id, line.Description, line.Unit, line.Price.Text, line.VatCategory, line.BaseQuantity.Value, line.Account));
        var charge = Assert.Single(line.AllowancesCharges);
        Assert.Equal((true, "Freight", true, 5m), (charge.IsCharge, charge.Reason, charge.IsPercentage, charge.Amount.Value));
        Assert.Equal("Bonus", Assert.Single(form.AllowancesCharges).Reason);
    }

    [Theory]
    [InlineData("not json"), InlineData("[1,2]"), InlineData(""), InlineData("{\"rows\":[{\"id\":\"not a guid\"}]}")]
    public void What_the_journal_did_not_write_is_no_typing(string text) => Assert.Null(TypedForm.Read(text));

    [Fact]
    public void Values_out_of_nowhere_do_no_harm()
    {
        var form = new InvoiceForm();
        TypedForm.Read("""{"fields":{"participantId":"x","currency":"???","dueDate":"31.12.2026"},"rows":[{"kind":"line","fields":{"vatCategory":"99"}},{"kind":"other"}]}""")!.Restore(form);
        Assert.Equal((null, null, VatCategory.Standard), (form.ParticipantId, form.DueDate, Assert.Single(form.Lines).VatCategory));
        Assert.NotEmpty(InvoiceContentRules.Check(form.ToContent()));
    }
}
