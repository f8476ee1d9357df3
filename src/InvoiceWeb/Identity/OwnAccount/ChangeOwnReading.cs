using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>Chooses in which language and formats and in which time zone one reads. Documents keep the language of their company.</summary>
public sealed class ChangeOwnReading(OwnSession session)
{
    /// <param name="culture">One of <see cref="Languages.All"/>; null for whatever the browser wishes.</param>
    /// <param name="timeZone">IANA name; null for the browser's.</param>
    /// <exception cref="RuleBrokenException"><c>account.language-unknown</c>, <c>settings.time-zone-unknown</c></exception>
    public async Task ExecuteAsync(string? culture, string? timeZone, CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        if (culture is not null && !Languages.All.Contains(culture)) throw AccountRules.LanguageUnknown();
        if (timeZone is not null && !(timeZone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))) throw TenancyRules.TimeZoneUnknown(timeZone);
        (user.Culture, user.TimeZone) = (culture, timeZone);
        (await session.Users.UpdateAsync(user)).Require("Culture");
        await session.WriteAsync("account.language-changed", user, cancellationToken);
        await session.GoOnAsync(user);
    }
}
