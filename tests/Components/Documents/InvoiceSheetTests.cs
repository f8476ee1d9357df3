using Bunit;
using InvoiceWeb.Documents;
using InvoiceWeb.Documents.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents;

public sealed class InvoiceSheetTests : View
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private IRenderedComponent<InvoiceSheet> Shown(InvoiceDocument document) => Show<InvoiceSheet>(p => p.Add(s => s.Document, document));

    private IReadOnlyList<string> Sums(InvoiceDocument document) => [.. Shown(document).FindAll(".sheet-totals tr").Select(r => $"{r.Children[0].TextContent}: {r.Children[1].TextContent}".OneLine())];

    [Fact]
    public void Foreign_text_is_text_everywhere()
    {
        var hostile = ADocument.Muster with { Name = Attack, VatId = Attack, Email = Attack, BankName = Attack, Address = new() { Line1 = Attack, City = Attack, Country = Attack } };
        var document = ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(100) with { Description = Attack, Unit = Attack[..10] }).Having(c => c with { Note = Attack, Reference = Attack })) with
        {
            Sender = hostile, Receiver = hostile, LegalFooter = Attack, SupplierNumber = Attack, Number = Attack, PrintedFields = [new(Attack, Attack)],
        };
        var view = Shown(document);
        Assert.Empty(view.FindAll("script, img"));
        Assert.Contains(Attack, view.Find(".sheet-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(Attack, view.Find(".sheet-note").TextContent);
    }

    [Theory]
    [InlineData(DocumentStatus.Draft, "Draft"), InlineData(DocumentStatus.Submitted, "Draft"), InlineData(DocumentStatus.Approved, null), InlineData(DocumentStatus.Void, "Void")]
    public void What_is_not_valid_is_marked(DocumentStatus status, string? mark) =>
        Assert.Equal(mark, Shown(ADocument.Of(AnInvoice.In(status))).FindAll(".sheet-mark").SingleOrDefault()?.TextContent);

    [Fact]
    public void A_foreign_invoice_says_its_tax_and_total_in_the_companys_currency_too()
    {
        var foreign = ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(100))) with { BaseCurrency = "USD", ExchangeRate = 1.1m };
        Assert.Equal(["VAT USD: 20.90", "Total with VAT USD: 130.90"], Sums(foreign).TakeLast(2));
        Assert.DoesNotContain(Sums(foreign with { ExchangeRate = null }), sum => sum.Contains("USD", StringComparison.Ordinal));
        Assert.DoesNotContain(Sums(foreign with { BaseCurrency = "EUR" }), sum => sum.StartsWith("VAT EUR", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_texts_find_their_own_direction()
    {
        var view = Shown(ADocument.Of(AnInvoice.Issued().Having(c => c with { Note = "شكرا", Reference = "مرجع" })) with { LegalFooter = "شركة" });
        Assert.All(
            new[] { ".sheet-name", ".sheet-sender p", ".sheet-receiver p", ".sheet-text span", ".sheet-note", ".sheet-foot", ".sheet-facts dd" },
            selector => Assert.All(view.FindAll(selector), e => Assert.Equal("auto", e.GetAttribute("dir"))));
    }

    [Fact]
    public void The_sums_lead_to_what_is_due() =>
        Assert.Equal(["Net amount: 100.00", "VAT: 19.00", "Total with VAT: 119.00", "Amount due: 119.00 EUR"], Sums(ADocument.Of(AnInvoice.Issued())));

    [Fact]
    public void Allowances_prepaid_and_rounding_are_shown_when_there_are_some() => Assert.Equal(
        ["Sum of lines: 100.00", "Loyalty: -10.00", "Freight: 5.00", "Net amount: 95.00", "VAT: 18.05", "Total with VAT: 113.05", "Prepaid: -13.00", "Rounding: -0.05", "Amount due: 100.00 EUR"],
        Sums(ADocument.Of(AnInvoice.Issued().Having(c => c with { AllowancesCharges = [AnInvoice.Allowance(10), AnInvoice.Charge(5)], PrepaidAmount = 13, RoundingAmount = -0.05m }))));

    [Theory]
    [InlineData("JPY", "Amount due: 119 JPY"), InlineData("KWD", "Amount due: 119.000 KWD")]
    public void Amounts_have_the_places_of_their_currency(string currency, string due) => Assert.Contains(due, Sums(ADocument.Of(AnInvoice.Issued().In(currency))));

    [Fact]
    public void A_German_document_is_German_whoever_looks_at_it()
    {
        var view = Shown(ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(1234.5m)), "de-DE"));
        Assert.Equal("de", view.Find("article").GetAttribute("lang"));
        Assert.Equal("Rechnung RE-2026-000041", view.Find("h1").TextContent);
        Assert.Contains("1.469,06 EUR", view.Text(), StringComparison.Ordinal);
        Assert.Contains("16.03.2026", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_credit_note_says_so_and_asks_for_nothing()
    {
        var view = Shown(ADocument.Of(AnInvoice.Issued().AsCreditNote()));
        Assert.Equal("Credit note RE-2026-000041", view.Find("h1").TextContent);
        Assert.Equal("Amount credited", view.Find(".sheet-due th").TextContent);
        Assert.Empty(view.FindAll(".sheet-pay"));
    }

    [Fact]
    public void A_purchase_carries_the_suppliers_number_and_our_voucher()
    {
        var view = Shown(ADocument.Of(AnInvoice.Issued().Bought("4711")));
        Assert.Equal("4711", view.Find(".sheet-number").TextContent);
        Assert.Contains("VoucherRE-2026-000041", view.Find(".sheet-facts").TextContent.OneLine().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Muster GmbH", view.Find(".sheet-sender .sheet-strong").TextContent);
        Assert.Equal("Purchase invoice 4711", view.Find("h1").TextContent);
        Assert.Contains("The supplier’s own document is the original", view.Find(".sheet-lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_VAT_breakdown_gives_the_reason_where_no_VAT_is_charged()
    {
        var reverse = AnInvoice.Issued().Of(AnInvoice.Line(100, rate: 0) with { VatCategory = VatCategory.ReverseCharge });
        Assert.StartsWith("Reverse charge", Shown(ADocument.Of(reverse)).Find(".sheet-vat tbody").TextContent.OneLine(), StringComparison.Ordinal);
        Assert.StartsWith("Reverse charge: VAT to be accounted for by the recipient§ 13b UStG", Shown(ADocument.Of(reverse.Having(c => c with { ExemptionReason = "§ 13b UStG" }))).Find(".sheet-vat tbody").TextContent.OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_shows_discount_unit_and_price_base()
    {
        var row = Shown(ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(12.5m, quantity: 2000) with { BaseQuantity = 1000, DiscountPercent = 10, Unit = "HUR" }))).Find(".sheet-lines tbody tr");
        Assert.Equal(["1", "WorkDiscount 10 %", "2,000 h", "12.50 / 1,000", "19 %", "22.50"], row.Children.Select(c => c.TextContent.OneLine()));
    }

    [Fact]
    public void A_draft_without_anything_is_shown_too()
    {
        var document = InvoiceDocument.Of(AnInvoice.Draft().WithoutParticipant().Of().Build(), null, null, null, "en-GB", "EUR");
        Assert.Equal("0.00 EUR", Shown(document).Find(".sheet-due td").TextContent);
    }

    [Fact]
    public void A_foreign_currency_names_its_rate() => Assert.Contains(
        "1 USD = 0.92 EUR", Shown(ADocument.Of(AnInvoice.Issued().In("USD").At(0.92m))).Find(".sheet-facts").TextContent, StringComparison.Ordinal);

    [Fact]
    public void What_is_void_asks_for_nothing_and_says_so()
    {
        var view = Shown(ADocument.Of(AnInvoice.Voided()));
        Assert.Empty(view.FindAll(".sheet-pay"));
        Assert.Contains("declared void", view.Find(".sheet-lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_paid_in_advance_asks_for_nothing() =>
        Assert.Empty(Shown(ADocument.Of(AnInvoice.Issued().Having(c => c with { PrepaidAmount = 119 }))).FindAll(".sheet-pay"));

    [Fact]
    public void A_draft_says_by_its_terms_when_it_will_be_due() => Assert.Contains(
        "within 14 days", Shown(ADocument.Of(AnInvoice.Draft().Having(c => c with { TermsDays = 14 }))).Find(".sheet-pay").TextContent, StringComparison.Ordinal);

    private IReadOnlyList<string> Facts(InvoiceDocument document) => [.. Shown(document).FindAll(".sheet-facts > div").Select(f => $"{f.Children[0].TextContent}: {f.Children[1].TextContent}")];

    [Theory]
    [InlineData(14, "14 days after issue", "Payable within 14 days of the invoice date."), InlineData(1, "1 day after issue", "Payable within 1 day of the invoice date."), InlineData(0, "on the day of issue", "Payable on the invoice date.")]
    public void A_preview_says_in_words_what_only_the_issue_makes_certain(int terms, string due, string sentence)
    {
        var preview = ADocument.Of(AnInvoice.Submitted().Having(c => c with { TermsDays = terms }));
        Assert.Equal(["Date: day of issue", "Date of supply: the invoice date", $"Due date: {due}"], Facts(preview).Take(3));
        Assert.Equal(sentence, Shown(preview).Find(".sheet-pay p").TextContent);
    }

    [Fact]
    public void What_is_certain_stands_on_the_preview_as_it_will_be_printed() => Assert.Equal(
        ["Date of supply: 02/03/2026", "Due date: 20/04/2026"],
        Facts(ADocument.Of(AnInvoice.Submitted().Having(c => c with { TaxPointDate = new DateOnly(2026, 3, 2), DueDate = new DateOnly(2026, 4, 20) }))).Skip(1).Take(2));

    [Fact]
    public void The_time_of_supply_is_said_even_where_it_is_the_invoices_own()
    {
        Assert.Contains("Date of supply: the invoice date", Facts(ADocument.Of(AnInvoice.Issued())));
        Assert.Contains("Date of supply: 02/03/2026", Facts(ADocument.Of(AnInvoice.Issued().Having(c => c with { TaxPointDate = new DateOnly(2026, 3, 2) }))));
        Assert.DoesNotContain(Facts(ADocument.Of(AnInvoice.Issued().Bought())), f => f.StartsWith("Date of supply", StringComparison.Ordinal));
        Assert.DoesNotContain(Facts(ADocument.Of(AnInvoice.Issued().AsCreditNote())), f => f.StartsWith("Date of supply", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_VAT_id_stands_where_nobody_can_take_it_for_the_others()
    {
        var document = ADocument.Of(AnInvoice.Issued()) with { Receiver = ADocument.Muster with { VatId = "DE987654321" } };
        var view = Shown(document);
        Assert.Equal("VAT ID DE987654321", view.Find(".sheet-receiver .sheet-id").TextContent);
        Assert.Contains("Our VAT ID: GB123456789", Facts(document));
        Assert.EndsWith("Acme Ltd · VAT ID GB123456789", view.Find(".sheet-foot").TextContent, StringComparison.Ordinal);
        var bought = ADocument.Of(AnInvoice.Issued().Bought()) with { Sender = ADocument.Muster with { VatId = "DE987654321" } };
        Assert.Contains("Supplier’s VAT ID: DE987654321", Facts(bought));
        Assert.Equal("VAT ID GB123456789", Shown(bought).Find(".sheet-receiver .sheet-id").TextContent);
    }

    [Fact]
    public void Without_VAT_the_total_is_not_said_twice() =>
        Assert.Equal(["Net amount: 100.00", "VAT: 0.00", "Amount due: 100.00 EUR"], Sums(ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(100, rate: 0)))));

    [Fact]
    public void A_credit_note_names_the_invoice_that_it_corrects_and_its_date() => Assert.Equal(
        "Diese Rechnungskorrektur (Gutschrift) bezieht sich auf die Rechnung RE-17 vom 01.02.2026.",
        Shown(ADocument.Of(AnInvoice.Issued().AsCreditNote(), "de-DE") with { Credited = new("RE-17", new DateOnly(2026, 2, 1)) }).Find(".sheet-lead").TextContent);

    [Fact]
    public void The_marks_that_decorate_are_hidden_from_screen_readers_and_the_others_are_not()
    {
        var view = Shown(ADocument.Of(AnInvoice.Draft()));
        Assert.Equal("true", view.Find(".sheet-stamp").GetAttribute("aria-hidden"));
        Assert.Null(view.Find(".sheet-mark").GetAttribute("aria-hidden"));
        Assert.Equal("true", view.Find(".sheet-return").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void A_logo_takes_the_place_of_the_name_and_says_whose_it_is()
    {
        var view = Shown(ADocument.Of(AnInvoice.Issued()) with { Logo = new DocumentLogo([1, 2, 3], "image/png") });
        Assert.Equal("data:image/png;base64,AQID", view.Find("img").GetAttribute("src"));
        Assert.Equal("Acme Ltd", view.Find("img").GetAttribute("alt"));
        Assert.Empty(view.FindAll(".sheet-name"));
    }

    [Theory]
    [InlineData("image/svg+xml"), InlineData("text/html"), InlineData("application/pdf")]
    public void What_is_no_picture_of_pixels_never_becomes_a_logo(string type) =>
        Assert.Throws<InvalidOperationException>(() => Shown(ADocument.Of(AnInvoice.Issued()) with { Logo = new DocumentLogo([1], type) }));

    [Fact]
    public void On_paper_the_sum_is_carried_over_where_a_page_begins()
    {
        var document = ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(10), AnInvoice.Line(20), AnInvoice.Line(30)));
        var view = Show<InvoiceSheet>(p => p.Add(s => s.Document, document).Add(s => s.Plan, new PagePlan([2], [], 25, 2)));
        Assert.Equal(["10.00", "20.00", "30.00", "30.00", "30.00"], view.FindAll(".sheet-lines tbody tr").Select(r => r.LastElementChild!.TextContent));
        Assert.Equal(["Carried over", "Brought forward"], view.FindAll(".sheet-carry th").Select(h => h.TextContent));
        Assert.Empty(Shown(document).FindAll(".sheet-carry"));
    }
}
