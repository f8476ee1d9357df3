using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>What a draft may not contain: each problem has a stable code and names its field.</summary>
public sealed class ContentRulesTests
{
    private static readonly Dictionary<string, (Func<InvoiceContent, InvoiceContent> Change, string Code, string Field)> Cases = new()
    {
        ["issue date in 1900"] = (c => c with { IssueDate = Day(1900, 1, 1) }, "date.out-of-range", "IssueDate"),
        ["issue date in 2200"] = (c => c with { IssueDate = Day(2200, 1, 1) }, "date.out-of-range", "IssueDate"),
        ["due date in 2200"] = (c => c with { DueDate = Day(2200, 1, 1) }, "date.out-of-range", "DueDate"),
        ["due date on the last day there is"] = (c => c with { DueDate = DateOnly.MaxValue }, "date.out-of-range", "DueDate"),
        ["tax point in 1900"] = (c => c with { TaxPointDate = Day(1900, 1, 1) }, "date.out-of-range", "TaxPointDate"),
        ["due before issue"] = (c => c with { IssueDate = Today, DueDate = Today.AddDays(-1) }, "invoice.due-before-issue", "DueDate"),
        ["terms below zero"] = (c => c with { TermsDays = -1 }, "invoice.terms-range", "TermsDays"),
        ["terms beyond ten years"] = (c => c with { TermsDays = int.MaxValue }, "invoice.terms-range", "TermsDays"),
        ["unknown currency"] = (c => c with { Currency = "EURO" }, "currency.unknown", "Currency"),
        ["no currency"] = (c => c with { Currency = null! }, "currency.unknown", "Currency"),
        ["note of 5000 characters"] = (c => c with { Note = new('x', 5_000) }, "text.too-long", "Note"),
        ["reference of 400 characters"] = (c => c with { Reference = new('x', 400) }, "text.too-long", "Reference"),
        ["supplier number of 400 characters"] = (c => c with { SupplierNumber = new('1', 400) }, "text.too-long", "SupplierNumber"),
        ["exemption reason of 5000 characters"] = (c => c with { ExemptionReason = new('x', 5_000) }, "text.too-long", "ExemptionReason"),
        ["exchange rate of zero"] = (c => c with { ExchangeRate = 0 }, "invoice.rate-range", "ExchangeRate"),
        ["negative exchange rate"] = (c => c with { ExchangeRate = -1 }, "invoice.rate-range", "ExchangeRate"),
        ["huge exchange rate"] = (c => c with { ExchangeRate = decimal.MaxValue }, "invoice.rate-range", "ExchangeRate"),
        ["exchange rate that its column would round to zero"] = (c => c with { ExchangeRate = 0.000000001m }, "invoice.rate-range", "ExchangeRate"),
        ["prepaid finer than a cent"] = (c => c with { PrepaidAmount = 0.001m }, "invoice.amount-too-fine", "PrepaidAmount"),
        ["prepaid yen with cents"] = (c => c with { Currency = "JPY", PrepaidAmount = 0.5m }, "invoice.amount-too-fine", "PrepaidAmount"),
        ["huge rounding"] = (c => c with { RoundingAmount = decimal.MinValue }, "invoice.amount-range", "RoundingAmount"),
        ["1001 lines"] = (c => c with { Lines = [.. Enumerable.Repeat(AnInvoice.Line(1), 1_001)] }, "invoice.too-many-lines", "Lines"),

        ["description of 5000 characters"] = (Line(l => l with { Description = new('x', 5_000) }), "text.too-long", "Lines[0].Description"),
        ["account of 400 characters"] = (Line(l => l with { Account = new('x', 400) }), "text.too-long", "Lines[0].Account"),
        ["cost centre of 400 characters"] = (Line(l => l with { CostCentre = new('x', 400) }), "text.too-long", "Lines[0].CostCentre"),
        ["no unit"] = (Line(l => l with { Unit = "" }), "invoice.unit-shape", "Lines[0].Unit"),
        ["null unit"] = (Line(l => l with { Unit = null! }), "invoice.unit-shape", "Lines[0].Unit"),
        ["blank unit"] = (Line(l => l with { Unit = " \u0000" }), "invoice.unit-shape", "Lines[0].Unit"),
        ["long unit"] = (Line(l => l with { Unit = "kilogrammes" }), "invoice.unit-shape", "Lines[0].Unit"),
        ["huge quantity"] = (Line(l => l with { Quantity = decimal.MaxValue }), "invoice.quantity-range", "Lines[0].Quantity"),
        ["hugely negative quantity"] = (Line(l => l with { Quantity = decimal.MinValue }), "invoice.quantity-range", "Lines[0].Quantity"),
        ["quantity with seven places"] = (Line(l => l with { Quantity = 0.0000001m }), "invoice.quantity-range", "Lines[0].Quantity"),
        ["negative price"] = (Line(l => l with { Price = -0.01m }), "invoice.price-negative", "Lines[0].Price"),
        ["huge price"] = (Line(l => l with { Price = decimal.MaxValue }), "invoice.price-range", "Lines[0].Price"),
        ["price with nine places"] = (Line(l => l with { Price = 0.000000001m }), "invoice.price-range", "Lines[0].Price"),
        ["price for no units"] = (Line(l => l with { BaseQuantity = 0 }), "invoice.base-quantity", "Lines[0].BaseQuantity"),
        ["price for fewer than no units"] = (Line(l => l with { BaseQuantity = -1 }), "invoice.base-quantity", "Lines[0].BaseQuantity"),
        ["price for a millionth of a millionth"] = (Line(l => l with { BaseQuantity = 0.000000000001m }), "invoice.base-quantity", "Lines[0].BaseQuantity"),
        ["discount below zero"] = (Line(l => l with { DiscountPercent = -1 }), "invoice.discount-range", "Lines[0].DiscountPercent"),
        ["discount above all"] = (Line(l => l with { DiscountPercent = 100.01m }), "invoice.discount-range", "Lines[0].DiscountPercent"),
        ["discount finer than its column"] = (Line(l => l with { DiscountPercent = 33.33333m }), "invoice.percentage-too-fine", "Lines[0].DiscountPercent"),
        ["category S without a rate"] = (Line(l => l with { VatRate = 0 }), "invoice.vat-rate-missing", "Lines[0].VatRate"),
        ["category S below zero"] = (Line(l => l with { VatRate = -19 }), "invoice.vat-rate-missing", "Lines[0].VatRate"),
        ["category S above 100"] = (Line(l => l with { VatRate = 100.01m }), "invoice.vat-rate-missing", "Lines[0].VatRate"),
        ["rate finer than its column"] = (Line(l => l with { VatRate = 19.00001m }), "invoice.percentage-too-fine", "Lines[0].VatRate"),
        ["unknown category"] = (Line(l => l with { VatCategory = (VatCategory)99 }), "invoice.vat-category-unknown", "Lines[0].VatCategory"),
        ["no category"] = (Line(l => l with { VatCategory = 0, VatRate = 0 }), "invoice.vat-category-unknown", "Lines[0].VatCategory"),
        ["line above what fits"] = (Line(l => l with { Quantity = 1_000_000_000, Price = 1_000 }), "invoice.amount-range", "Lines[0].Quantity"),
        ["line below what fits"] = (Line(l => l with { Quantity = -1_000_000_000, Price = 1_000 }), "invoice.amount-range", "Lines[0].Quantity"),
        ["charge that lifts a line above what fits"] = (
            Line(l => l with { AllowancesCharges = [AnInvoice.Charge(0) with { Percentage = 1_000, BaseAmount = 99_999_999_999 }] }), "invoice.amount-range", "Lines[0].AllowancesCharges[0].Percentage"),
        ["lines that together do not fit"] = (c => c with { Lines = [.. Enumerable.Repeat(AnInvoice.Line(60_000_000_000m), 2)] }, "invoice.amount-range", "Lines"),

        ["allowance without a reason"] = (Item(a => a with { Reason = " " }), "invoice.reason-missing", "AllowancesCharges[0].Reason"),
        ["allowance with a novel"] = (Item(a => a with { Reason = new('x', 400) }), "text.too-long", "AllowancesCharges[0].Reason"),
        ["negative allowance"] = (Item(a => a with { Amount = -1 }), "invoice.allowance-negative", "AllowancesCharges[0].Amount"),
        ["allowance finer than a cent"] = (Item(a => a with { Amount = 0.001m }), "invoice.amount-too-fine", "AllowancesCharges[0].Amount"),
        ["huge allowance"] = (Item(a => a with { Amount = decimal.MaxValue }), "invoice.amount-range", "AllowancesCharges[0].Amount"),
        ["negative percentage"] = (Item(a => a with { Percentage = -1 }), "invoice.percentage-range", "AllowancesCharges[0].Percentage"),
        ["huge percentage"] = (Item(a => a with { Percentage = decimal.MaxValue }), "invoice.percentage-range", "AllowancesCharges[0].Percentage"),
        ["percentage finer than its column"] = (Item(a => a with { Percentage = 33.33333m }), "invoice.percentage-too-fine", "AllowancesCharges[0].Percentage"),
        ["base finer than a cent"] = (Item(a => a with { Percentage = 10, BaseAmount = 0.001m }), "invoice.amount-too-fine", "AllowancesCharges[0].BaseAmount"),
        ["allowance of category S without a rate"] = (Item(a => a with { VatRate = 0 }), "invoice.vat-rate-missing", "AllowancesCharges[0].VatRate"),
        ["allowance of unknown category"] = (Item(a => a with { VatCategory = (VatCategory)99 }), "invoice.vat-category-unknown", "AllowancesCharges[0].VatCategory"),
        ["allowance of a line without a reason"] = (
            Line(l => l with { AllowancesCharges = [AnInvoice.Allowance(1) with { Reason = null }] }), "invoice.reason-missing", "Lines[0].AllowancesCharges[0].Reason"),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory, MemberData(nameof(Names))]
    public void A_problem_has_a_code_and_names_its_field(string name)
    {
        var (change, code, field) = Cases[name];
        var content = change(AnInvoice.Content);

        var problem = Assert.Single(InvoiceContentRules.Check(content));
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Refusal.Of(code, () => AnInvoice.Draft().Having(_ => content).Build());
    }

    [Fact]
    public void Content_as_the_builder_makes_it_has_no_problem() => Assert.Empty(InvoiceContentRules.Check(AnInvoice.Content));

    [Fact]
    public void All_problems_are_found_at_once() => Assert.Equal(
        ["DueDate", "Lines[0].Price", "Lines[1].Quantity"],
        InvoiceContentRules.Check(AnInvoice.Content with
        {
            DueDate = Day(2200, 1, 1),
            Lines = [AnInvoice.Line(-1), AnInvoice.Line(1, quantity: decimal.MaxValue)],
        }).Select(problem => problem.Field));

    [Theory]
    [InlineData(VatCategory.ZeroRated), InlineData(VatCategory.Exempt), InlineData(VatCategory.ReverseCharge)]
    [InlineData(VatCategory.IntraCommunity), InlineData(VatCategory.Export), InlineData(VatCategory.OutOfScope)]
    public void A_category_without_tax_has_no_rate(VatCategory category)
    {
        Assert.Empty(InvoiceContentRules.Check(Line(l => l with { VatCategory = category, VatRate = 0 })(AnInvoice.Content)));
        var problem = Assert.Single(InvoiceContentRules.Check(Line(l => l with { VatCategory = category, VatRate = 19 })(AnInvoice.Content)));
        Assert.Equal(("invoice.vat-rate-not-zero", "Lines[0].VatRate"), (problem.Code, problem.Field));
    }

    [Fact]
    public void Each_category_has_its_own_code_and_is_found_by_it()
    {
        Assert.Equal(["S", "Z", "E", "AE", "K", "G", "O"], Enum.GetValues<VatCategory>().Select(c => c.Code()));
        Assert.All(Enum.GetValues<VatCategory>(), c => Assert.Equal(c, VatCategories.FromCode(c.Code())));
        Assert.Throws<ArgumentException>(() => VatCategories.FromCode("L"));
    }

    private static Func<InvoiceContent, InvoiceContent> Line(Func<LineContent, LineContent> change) => c => c with { Lines = [change(c.Lines[0])] };

    private static Func<InvoiceContent, InvoiceContent> Item(Func<AllowanceChargeContent, AllowanceChargeContent> change) =>
        c => c with { AllowancesCharges = [change(AnInvoice.Allowance(1))] };
}
