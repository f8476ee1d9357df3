namespace InvoiceWeb.Identity;

/// <summary>Roles in the words that people use for them; English, to be translated by whoever shows them.</summary>
public static class RoleNames
{
    public static string Of(Roles role) => role switch
    {
        Roles.Clerk => "Accounting clerk",
        Roles.Approver => "Approver",
        Roles.Payer => "Treasurer",
        Roles.TenantAdmin => "Administrator",
        Roles.Auditor => "Auditor",
        _ => "No role",
    };
}
