using System.Globalization;
using Bunit;
using InvoiceWeb.Documents.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.Components.Documents;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

/// <summary>Moments follow the reader, days never move, and what day it is follows the company, wherever it is read.</summary>
public sealed class ReadingTests : View
{
    private static readonly DateTimeOffset LateInBerlin = new(2026, 3, 16, 22, 30, 0, TimeSpan.Zero);

    private string MomentIn(string? zone, string culture)
    {
        Speak(culture);
        var here = zone is null ? Here : Here with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        return Render<Moment>(p => p.AddCascadingValue(here).Add(m => m.At, LateInBerlin)).Find("time").TextContent;
    }

    [Theory]
    [InlineData("Pacific/Auckland", "en-GB", "17 Mar 2026, 11:30"), InlineData("America/Los_Angeles", "en-GB", "16 Mar 2026, 15:30"), InlineData("America/Los_Angeles", "de-DE", "16. März 2026, 15:30")]
    [InlineData(null, "en-GB", "16 Mar 2026, 23:30"), InlineData(null, "de-AT", "16. März 2026, 23:30")]
    public void A_moment_stands_in_the_readers_zone_and_in_the_companys_where_none_is_known(string? zone, string culture, string shown) => Assert.Equal(shown, MomentIn(zone, culture));

    [Fact]
    public void A_moment_says_its_exact_time_to_whoever_asks() =>
        Assert.Equal("2026-03-16 22:30:00Z", Render<Moment>(p => p.AddCascadingValue(Here).Add(m => m.At, LateInBerlin)).Find("time").GetAttribute("title"));

    [Theory]
    [InlineData("en-GB", "31 Dec 2026"), InlineData("en-IE", "31 Dec 2026"), InlineData("en-US", "Dec 31, 2026"), InlineData("de-DE", "31. Dez. 2026"), InlineData("de-AT", "31. Dez. 2026"), InlineData("de-CH", "31. Dez. 2026")]
    public void A_day_is_written_as_the_reader_writes_it_and_is_the_same_day_everywhere(string culture, string shown)
    {
        Speak(culture);
        foreach (var zone in new[] { "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin" })
        {
            var here = Here with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
            var day = Render<Day>(p => p.AddCascadingValue(here).Add(d => d.Date, new DateOnly(2026, 12, 31))).Find("time");
            Assert.Equal((shown, "2026-12-31"), (day.TextContent, day.GetAttribute("datetime")));
        }
    }

    [Theory]
    [InlineData("Pacific/Auckland"), InlineData("America/Los_Angeles")]
    public void Today_is_the_companys_for_every_reader(string zone)
    {
        var company = new CompanySettings(AnActor.Alice.Tenant, "Acme Ltd", Currency.Of("EUR"));
        company.UseTimeZone("Europe/Berlin");
        var here = Here with { Company = company, Today = company.DayOf(LateInBerlin), Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        Assert.Equal(new DateOnly(2026, 3, 16), here.Today);
        Assert.Equal(new DateOnly(2026, 3, 17), company.DayOf(LateInBerlin.AddHours(1)));
        Assert.Equal(zone, here.Zone.Id);
    }

    [Fact]
    public void A_refusal_names_days_as_the_reader_writes_them()
    {
        var rule = new RuleBrokenException("payment.in-future", $"{new DateOnly(2026, 12, 31):yyyy-MM-dd} lies in the future; record a payment once the money has moved.");
        Assert.StartsWith("31 Dec 2026 lies in the future", Texts.Say(rule), StringComparison.Ordinal);
        Speak("de-DE");
        Assert.Equal("Der 31. Dez. 2026 liegt in der Zukunft; erfassen Sie eine Zahlung, sobald das Geld geflossen ist.", Texts.Say(rule));
    }

    [Theory]
    [InlineData("de", "de-DE"), InlineData("de-LU", "de-DE"), InlineData("DE-at", "de-AT"), InlineData("en", "en-GB"), InlineData("en-AU", "en-GB"), InlineData("en-US", "en-US")]
    [InlineData("fr", null), InlineData("dex", null), InlineData("", null), InlineData("*", null)]
    public void A_browsers_wish_finds_the_nearest_of_our_cultures(string wish, string? found) => Assert.Equal(found, Languages.Fitting(wish));

    [Theory]
    [InlineData("Open", "Offen"), InlineData("open", "öffnen"), InlineData("Draft", "Entwurf"), InlineData("Nothing like this exists.", "Nothing like this exists.")]
    public void Large_and_small_words_are_different_texts_and_what_is_missing_stays_English(string english, string german)
    {
        Speak("de-CH");
        Assert.Equal(german, new TextLocalizer()[english].Value);
        Speak("en-IE");
        Assert.Equal(english, new TextLocalizer()[english].Value);
        Assert.Equal("Bank transfer", new TextLocalizer()["BankTransfer"].Value);
    }

    [Fact]
    public void A_document_speaks_the_language_of_its_company_to_every_reader()
    {
        var document = ADocument.Of(AnInvoice.Issued());
        var british = Show<InvoiceSheet>(p => p.Add(s => s.Document, document)).Markup;
        Speak("de-DE");
        Assert.Equal(british, Show<InvoiceSheet>(p => p.Add(s => s.Document, document)).Markup);
    }

    [Theory]
    [InlineData("1,5", "1.5"), InlineData("1.234,50", "1234.50")]
    public void A_number_is_typed_as_the_reader_writes_it(string typed, string meant)
    {
        Speak("de-DE");
        var entry = new NumberEntry();
        entry.Type(typed);
        Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), entry.Value);
    }
}
