namespace InvoiceWeb.Identity.SigningIn;

/// <summary>Codes as people type them, brought to the form in which they were given out.</summary>
internal static class SecretCodes
{
    /// <summary>“123 456” is 123456.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit));

    /// <summary>“ab12c de34f” is AB12C-DE34F.</summary>
    public static string Recovery(string typed)
    {
        var plain = Plain(typed).ToUpperInvariant();
        return plain.Length == 10 ? $"{plain[..5]}-{plain[5..]}" : plain;
    }
}
