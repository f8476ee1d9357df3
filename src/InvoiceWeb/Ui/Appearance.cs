namespace InvoiceWeb.Ui;

/// <summary>
/// Light or dark, where somebody has chosen for this browser; otherwise pages follow the device. It is kept in a cookie, so that the first
/// byte of every page knows it and nothing flickers.
/// </summary>
public static class Appearance
{
    private const string Cookie = "invoiceweb.appearance";

    public static readonly IReadOnlyList<string> All = ["light", "dark"];

    /// <returns>One of <see cref="All"/>; null for what the device says.</returns>
    public static string? Of(HttpContext context) => All.FirstOrDefault(one => one == context.Request.Cookies[Cookie]);

    /// <param name="choice">One of <see cref="All"/>; anything else forgets the choice.</param>
    public static void Choose(HttpContext context, string? choice)
    {
        if (All.FirstOrDefault(one => one == choice) is { } known)
            context.Response.Cookies.Append(Cookie, known, new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(400) });
        else if (context.Request.Cookies.ContainsKey(Cookie))
            context.Response.Cookies.Delete(Cookie);
    }
}
