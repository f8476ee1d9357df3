using System.Numerics;

namespace InvoiceWeb;

/// <summary>International bank account numbers (ISO 13616), kept without spaces.</summary>
public static class Iban
{
    public static string? Compact(string? typed) =>
        Text.CleanLine(typed) is { } line ? string.Concat(line.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant() : null;

    /// <summary>In groups of four, as printed.</summary>
    public static string Grouped(string iban) => string.Join(' ', iban.Chunk(4).Select(group => new string(group)));

    /// <summary>Length, alphabet, country letters and check digits in their places, and the check of ISO 7064 MOD 97-10.</summary>
    public static bool IsValid(string iban)
    {
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(iban[0]) || !char.IsAsciiLetter(iban[1])
            || !char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3])) return false;
        var digits = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : (char.ToUpperInvariant(c) - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1;
    }
}
