using System.Collections.Frozen;

namespace InvoiceWeb;

/// <summary>A currency of ISO 4217 with the number of its minor units. The table is code because rounding depends on it.</summary>
public sealed class Currency : IEquatable<Currency>
{
    private const string TwoPlaces =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK "
        + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT "
        + "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN "
        + "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES "
        + "WST XCD XCG YER ZAR ZMW ZWG";
    private const string NoPlaces = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string ThreePlaces = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, Currency> ByCode =
        Table(TwoPlaces, 2).Concat(Table(NoPlaces, 0)).Concat(Table(ThreePlaces, 3)).ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    private readonly long _unitsPerOne;

    private Currency(string code, int minorUnits)
    {
        Code = code;
        MinorUnits = minorUnits;
        _unitsPerOne = (long)Math.Pow(10, minorUnits);
    }

    /// <summary>Three upper-case letters of ISO 4217.</summary>
    public string Code { get; }

    /// <summary>Decimal places of an amount: 0 (JPY), 2 (EUR) or 3 (KWD).</summary>
    public int MinorUnits { get; }

    /// <summary>All currencies, by code.</summary>
    public static IReadOnlyList<Currency> All { get; } = [.. ByCode.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>The currency with this code.</summary>
    /// <exception cref="RuleBrokenException"><c>currency.unknown</c></exception>
    public static Currency Of(string code) => Find(code)
        ?? throw new RuleBrokenException("currency.unknown", $"“{code}” is not a currency of ISO 4217. Use three letters, such as EUR.") { Field = "Currency" };

    public static Currency? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var currency) ? currency : null;

    /// <summary>Rounds half away from zero to the currency's minor unit: r2(x) of EN 16931.</summary>
    public decimal Round(decimal amount) => decimal.Round(amount, MinorUnits, MidpointRounding.AwayFromZero);

    /// <summary>An amount of another currency in this one, rounded once.</summary>
    /// <param name="rate">How much of this currency one unit of the other is worth.</param>
    public decimal Convert(decimal amount, decimal rate) => Round(amount * rate);

    /// <summary>True when the amount has no more places than the currency knows: 10.5 JPY is not an amount of money.</summary>
    public bool IsExact(decimal amount) => Round(amount) == amount;

    /// <summary>The amount in minor units (cents), for columns that are filtered and sorted under row-level security.</summary>
    /// <exception cref="ArgumentException">The amount is finer than the minor unit.</exception>
    public long ToMinorUnits(decimal amount) => IsExact(amount)
        ? checked((long)(amount * _unitsPerOne))
        : throw new ArgumentException($"{amount} is finer than the minor unit of {Code}.", nameof(amount));

    public decimal FromMinorUnits(long units) => decimal.Round((decimal)units / _unitsPerOne, MinorUnits, MidpointRounding.AwayFromZero);

    public bool Equals(Currency? other) => ReferenceEquals(this, other);
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Code;

    private static IEnumerable<Currency> Table(string codes, int minorUnits) =>
        codes.Split(' ').Select(code => new Currency(code, minorUnits));
}
