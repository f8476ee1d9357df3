using FsCheck;
using FsCheck.Fluent;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>Generators of invoice content: what a busy clerk types, and what nobody should be able to break anything with.</summary>
public static class SomeContent
{
    private static readonly decimal[] Rates = [19m, 7m, 25m, 5.5m, 20m, 8.1m, 100m, 0.5m];

    public static Gen<Currency> Currencies => Gen.Elements(new[] { "EUR", "JPY", "KWD", "CHF", "HUF", "TND" }.Select(Currency.Of));

    /// <summary>Amounts with up to five places, many of them ties, of either sign.</summary>
    public static Gen<decimal> Amounts =>
        from units in Gen.Choose(-200_000_000, 200_000_000) from places in Gen.Elements(1m, 10m, 100m, 1_000m, 10_000m, 100_000m) select units / places;

    /// <summary>Every decimal, with the ones that break arithmetic more often than chance would give them.</summary>
    public static Gen<decimal> AnyDecimal => Gen.OneOf(
        ArbMap.Default.GeneratorFor<decimal>(),
        Amounts,
        Gen.Elements(
            decimal.MaxValue, decimal.MinValue, 0m, 1m, -1m, 100m, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, 0.00000001m, 0.000001m,
            99_999_999_999m, 99_999_999_999.99m, -99_999_999_999m, 100_000_000_000m, 1_000_000_000m, 1_000_000_001m, 79228162514264.337593543950335m));

    /// <summary>Any text, with the characters that break programs more often than chance would give them.</summary>
    public static Gen<string> AnyText => Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<char>()),
        (2, Gen.Elements("aZ 09ß\0\t\r\n\u001b\u0085\u2028\u202e\ufeff\ufffe\uffff\ud83d\ude00\udc00\ud800\u0301\ufdfa<>&\"'\\%".ToCharArray())))
        .ArrayOf().Select(chars => new string(chars));

    /// <summary>Content that the rules accept in the given currency.</summary>
    public static Gen<InvoiceContent> Valid(Currency currency) =>
        from lines in Gen.NonEmptyListOf(Line(currency))
        from items in Gen.ListOf(AllowanceCharge(currency))
        from prepaid in Gen.Choose(0, 5_000)
        from rounding in Gen.Choose(-5, 5)
        select new InvoiceContent
        {
            Currency = currency.Code, Lines = lines, AllowancesCharges = [.. items.Take(4)],
            PrepaidAmount = currency.FromMinorUnits(prepaid), RoundingAmount = currency.FromMinorUnits(rounding),
        };

    public static Gen<InvoiceContent> Valid() => Currencies.SelectMany(Valid);

    private static Gen<(VatCategory Category, decimal Rate)> Vat => Gen.Frequency(
        (6, Gen.Elements(Rates).Select(rate => (VatCategory.Standard, rate))),
        (1, Gen.Elements(VatCategory.ZeroRated, VatCategory.Exempt, VatCategory.ReverseCharge, VatCategory.IntraCommunity, VatCategory.Export).Select(c => (c, 0m))));

    private static Gen<LineContent> Line(Currency currency) =>
        from quantity in Gen.Choose(-2_000, 20_000)
        from quantityPlaces in Gen.Elements(1m, 1m, 10m, 1_000m)
        from price in Gen.Choose(0, 5_000_000)
        from pricePlaces in Gen.Elements(100m, 100m, 1_000m, 10_000m)
        from baseQuantity in Gen.Elements(1m, 1m, 1m, 10m, 100m, 1_000m, 3m)
        from discount in Gen.Elements(0m, 0m, 0m, 3m, 12.5m, 100m)
        from vat in Vat
        from items in Gen.ListOf(AllowanceCharge(currency))
        select new LineContent
        {
            Description = "Work", Quantity = quantity / quantityPlaces, Price = price / pricePlaces, BaseQuantity = baseQuantity, DiscountPercent = discount,
            VatCategory = vat.Category, VatRate = vat.Rate, AllowancesCharges = [.. items.Take(2)],
        };

    private static Gen<AllowanceChargeContent> AllowanceCharge(Currency currency) =>
        from isCharge in Gen.Elements(true, false)
        from units in Gen.Choose(0, 500_000)
        from percentage in Gen.Elements<decimal?>(null, null, 10m, 2.5m, 0m)
        from ownBase in Gen.Elements(true, false)
        from vat in Vat
        select new AllowanceChargeContent
        {
            IsCharge = isCharge, Reason = "Agreed", Amount = currency.FromMinorUnits(units), Percentage = percentage,
            BaseAmount = percentage is not null && ownBase ? currency.FromMinorUnits(units) : null, VatCategory = vat.Category, VatRate = vat.Rate,
        };

    /// <summary>Content with any decimals anywhere.</summary>
    public static Gen<InvoiceContent> Hostile =>
        from currency in Currencies
        from heads in AnyDecimal.Three()
        from lines in Gen.ListOf(HostileLine)
        from items in Gen.ListOf(HostileItem)
        select new InvoiceContent
        {
            Currency = currency.Code, ExchangeRate = heads.Item1, PrepaidAmount = heads.Item2, RoundingAmount = heads.Item3,
            Lines = [.. lines.Take(4)], AllowancesCharges = [.. items.Take(3)],
        };

    /// <summary>One line with any decimals in an otherwise innocent document, so that nothing before it refuses first.</summary>
    public static Gen<InvoiceContent> HostileInOnePlace =>
        from currency in Currencies
        from line in HostileLine
        from item in HostileItem
        from place in Gen.Choose(0, 6)
        let innocent = new LineContent { Description = "Work", Price = 100, VatRate = 19 }
        select new InvoiceContent
        {
            Currency = currency.Code,
            Lines =
            [
                place switch
                {
                    0 => innocent with { Quantity = line.Quantity },
                    1 => innocent with { Price = line.Price },
                    2 => innocent with { BaseQuantity = line.BaseQuantity },
                    3 => innocent with { DiscountPercent = line.DiscountPercent },
                    4 => innocent with { VatRate = line.VatRate },
                    5 => innocent with { AllowancesCharges = [item] },
                    _ => innocent,
                },
            ],
            AllowancesCharges = place == 6 ? [item with { VatCategory = VatCategory.Exempt, VatRate = 0 }] : [],
        };

    private static Gen<LineContent> HostileLine =>
        from a in AnyDecimal.Three()
        from b in AnyDecimal.Two()
        from category in Gen.Choose(-1, 9)
        from items in Gen.ListOf(HostileItem)
        select new LineContent
        {
            Description = "Work", Quantity = a.Item1, Price = a.Item2, BaseQuantity = a.Item3, DiscountPercent = b.Item1, VatRate = b.Item2,
            VatCategory = (VatCategory)category, AllowancesCharges = [.. items.Take(2)],
        };

    private static Gen<AllowanceChargeContent> HostileItem =>
        from a in AnyDecimal.Three()
        from shape in Gen.Choose(0, 3)
        select new AllowanceChargeContent
        {
            Reason = "Agreed", Amount = shape == 0 ? a.Item1 : 0, Percentage = shape > 0 ? a.Item2 : null, BaseAmount = shape > 1 ? a.Item3 : null,
            VatRate = 19, IsCharge = shape % 2 == 0,
        };
}
