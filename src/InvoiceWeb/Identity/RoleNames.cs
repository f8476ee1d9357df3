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

    /// <summary>What the role is for, in a sentence.</summary>
    public static string Does(Roles role) => role switch
    {
        Roles.Clerk => "Participants, invoices and credit notes; submits for approval.",
        Roles.Approver => "Approves, rejects and voids what others have written.",
        Roles.Payer => "Records and reverses payments.",
        Roles.TenantAdmin => "People and their roles, settings, years and archive.",
        Roles.Auditor => "Reads everything, changes nothing.",
        _ => "",
    };

    /// <summary>The same in the reader's language; a text that names no roles comes back as it is.</summary>
    /// <param name="say">Says one role.</param>
    public static string Translate(string text, Func<string, string> say)
    {
        var names = text.Split(", ");
        return names.All(Known.Contains) ? string.Join(", ", names.Select(say)) : text;
    }

    private static readonly HashSet<string> Known = [.. RolePermissions.Each(~Roles.None).Select(Of), Of(Roles.None)];

    /// <summary>“Accounting clerk, Approver”.</summary>
    public static string InWords(Roles roles) => string.Join(", ", RolePermissions.Each(roles).Select(Of));
}
