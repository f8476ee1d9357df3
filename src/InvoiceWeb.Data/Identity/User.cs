using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Data.Identity;

/// <summary>A person who signs in. What they may do is said by their memberships, tenant by tenant.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>As shown to colleagues and kept in audit events.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Language and formats of the pages; null for whatever the browser wishes.</summary>
    public string? Culture { get; set; }

    /// <summary>IANA name of the zone in which times are shown; null for the browser's.</summary>
    public string? TimeZone { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>May add tenants on this host.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Made with the demo data.</summary>
    public bool IsDemo { get; set; }
}
