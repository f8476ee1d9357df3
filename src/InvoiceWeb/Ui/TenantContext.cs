using System.Diagnostics.CodeAnalysis;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Ui;

/// <summary>Whose books the page shows, who looks at them, and how to act there.</summary>
/// <param name="Actor">As of the last navigation: good for what to show. Actions ask anew (<see cref="EnterAsync"/>).</param>
/// <param name="EnterAsync">The actor as of now.</param>
public sealed record TenantContext(Tenant Tenant, Actor Actor, CompanySettings Company, DateOnly Today, Func<CancellationToken, Task<Actor>> EnterAsync)
{
    public string Slug => Tenant.Slug;

    /// <summary>An address inside this company.</summary>
    public string Url(string path = "") => path.Length == 0 ? Slug : $"{Slug}/{path}";

    /// <summary>In which moments are shown: the reader's, else the company's. What day it is, is always the company's matter.</summary>
    [AllowNull]
    public TimeZoneInfo Zone { get => field ?? TimeZoneInfo.FindSystemTimeZoneById(Company.TimeZone); init; }
}
