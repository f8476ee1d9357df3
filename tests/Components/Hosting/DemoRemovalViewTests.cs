using Bunit;
using InvoiceWeb.Hosting.SetUp;
using InvoiceWeb.Hosting.SetUp.Demo.Views;

namespace InvoiceWeb.Tests.Components.Hosting;

public sealed class DemoRemovalViewTests : View
{
    [Theory]
    [InlineData("de-DE", " demodaten entfernen", "Demodaten entfernen", RemoveDemoData.Confirmation)]
    [InlineData("de-DE", RemoveDemoData.Confirmation, "Demodaten entfernen", RemoveDemoData.Confirmation)]
    [InlineData("de-DE", "Demodaten", "Demodaten entfernen", "Demodaten")]
    [InlineData("en-GB", RemoveDemoData.Confirmation, "Remove the demo data", RemoveDemoData.Confirmation)]
    public void The_sentence_is_typed_in_the_language_that_asks_for_it(string language, string typed, string button, string sent)
    {
        Speak(language);
        string? got = null;
        var view = Show<DemoRemovalView>(p => p.Add(v => v.Preview, new DemoRemovalPreview([], 3, [], [])).Add(v => v.Attempt, Attempt).Add(v => v.Confirmed, text => got = text));

        view.Find("#confirm").Input(typed);
        view.Button(button).Click();
        Assert.Equal(sent, got);
    }
}
