using InvoiceWeb.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class CountedTests : View
{
    [Theory]
    [InlineData("en-GB", 0, "0 invoices"), InlineData("en-GB", 1, "1 invoice"), InlineData("en-GB", 2, "2 invoices")]
    [InlineData("de-DE", 0, "0 Rechnungen"), InlineData("de-DE", 1, "1 Rechnung"), InlineData("de-DE", 2, "2 Rechnungen")]
    public void One_is_said_as_one(string language, int count, string said)
    {
        Speak(language);
        Assert.Equal(said, Services.GetRequiredService<IStringLocalizer<Texts>>().Count(count, "1 invoice", "{0} invoices"));
    }

    [Theory]
    [InlineData("Accounting clerk, Approver", "Sachbearbeitung, Freigabe"), InlineData("by post", "by post")]
    public void Roles_in_the_security_log_are_said_in_the_readers_language(string written, string said)
    {
        Speak("de-DE");
        var texts = Services.GetRequiredService<IStringLocalizer<Texts>>();
        Assert.Equal(said, InvoiceWeb.Identity.RoleNames.Translate(written, role => texts[role]));
    }
}
