using Bunit;
using InvoiceWeb.Tenancy.Views;

namespace InvoiceWeb.Tests.Components.Tenancy;

public sealed class CompanyFieldsTests : View
{
    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_what_was_typed_stays()
    {
        var form = CompanyForm.Of(Here.Company);
        var view = Show<CompanyFields>(p => p.Add(f => f.Form, form).Add(f => f.Attempt, Attempt).Add(f => f.MayChange, true));
        view.Labelled("IBAN").Change("DE00");
        await RefuseAsync(new("iban.invalid", $"This IBAN's check digits do not fit.") { Field = "Iban" });
        view.Render();
        Assert.Equal("DE00", form.ToContent().Iban);
        Assert.Equal("true", view.Labelled("IBAN").GetAttribute("aria-invalid"));
        Assert.Contains("check digits", view.Find(".field .error").TextContent, StringComparison.Ordinal);
        Assert.Contains("The field that is marked says why.", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_only_read_gets_no_button()
    {
        var view = Show<CompanyFields>(p => p.Add(f => f.Form, CompanyForm.Of(Here.Company)).Add(f => f.Attempt, Attempt));
        Assert.Empty(view.FindAll("button"));
        Assert.True(view.Find("fieldset").HasAttribute("disabled"));
    }
}
