using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class RuleTextsTests : View
{
    [Theory]
    [InlineData("en-GB", "1234.50 EUR"), InlineData("de-DE", "1234,50 EUR")]
    public void Amounts_follow_the_reader(string culture, string said)
    {
        Speak(culture);
        Assert.Contains(said, Texts.Say(PaymentRules.OpenAmountChanged("RE-1", 1234.50m, 0m, "EUR", "Dave")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_is_said_in_words() =>
        Assert.Equal("Your role in this company does not include “editing invoices”. Ask a tenant admin for it.", Texts.Say(TenancyRules.MissingPermission(Permission.EditInvoices)));

    [Fact]
    public void What_has_no_translation_is_said_in_English()
    {
        Speak("de-DE");
        Assert.Equal("Nobody has translated 1,5.", Texts.Say(new RuleBrokenException("x", $"Nobody has translated {1.5m}.")));
    }

    [Theory]
    [InlineData("{0}"), InlineData("{99}"), InlineData("}{"), InlineData(""), InlineData("%s {name}")]
    public void Braces_in_foreign_text_are_only_text(string slug) => Assert.Contains($"“{slug}”", Texts.Say(TenancyRules.SlugTaken(slug)), StringComparison.Ordinal);

    [Fact]
    public void Dates_are_written_as_the_reader_writes_them() =>
        Assert.StartsWith("17 Mar 2026 lies in the future", Texts.Say(PaymentRules.PaidInFuture(new DateOnly(2026, 3, 17))), StringComparison.Ordinal);
}
