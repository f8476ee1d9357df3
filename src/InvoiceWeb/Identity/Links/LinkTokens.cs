using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace InvoiceWeb.Identity.Links;

/// <summary>Secrets of links: 256 random bits, of which only the hash is kept. Too many to guess, so a plain hash is enough.</summary>
internal static class LinkTokens
{
    public static (string Token, string Hash) New()
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (token, Hash(token));
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>As Identity compares addresses.</summary>
    public static string EmailKey(string email) => email.Normalize().ToUpperInvariant();
}
