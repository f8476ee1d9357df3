using System.Text.RegularExpressions;

namespace InvoiceWeb.Tenancy;

/// <summary>A company whose books are kept here. Holds its address only; everything that changes is in <see cref="CompanySettings"/>.</summary>
public sealed partial class Tenant
{
    private Tenant() { }

    public Tenant(TenantId id, string slug, string name)
    {
        Id = id;
        Slug = SlugOf(slug);
        Name = Text.CleanLine(name) is { Length: <= 200 } clean ? clean : throw TenancyRules.NameMissing();
    }

    public TenantId Id { get; private set; }

    /// <summary>The tenant's part of every address: <c>/{slug}/invoices</c>. Never changes, because links are kept for decades.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>A company made for trying things out; which real ones are not meant for.</summary>
    public bool IsDemo { get; init; }

    private static string SlugOf(string slug) =>
        SlugShape().IsMatch(slug) && !ReservedSlugs.Contains(slug) ? slug : throw TenancyRules.SlugNotAllowed(slug);

    /// <summary>First segments of addresses that mean something else.</summary>
    public static IReadOnlySet<string> ReservedSlugs { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "account", "admin", "api", "app", "companies", "css", "error", "files", "fonts", "health", "js", "openapi", "set-up", "sign-in", "sign-out", "img", "not-found", "demo", "invite", "invitation", "set-password",
    };

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])\\z")]
    private static partial Regex SlugShape();
}
