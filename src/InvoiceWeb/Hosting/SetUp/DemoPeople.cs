using InvoiceWeb.Identity;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Who can sign in to the demo companies.</summary>
public static class DemoPeople
{
    public const string Password = "demo-invoiceweb";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("clara@demo.example", "Clara Clerk", Roles.Clerk, "writes invoices and submits them"),
        new("amir@demo.example", "Amir Approver", Roles.Approver, "approves what others have written"),
        new("tessa@demo.example", "Tessa Treasurer", Roles.Payer, "records payments"),
        new("ada@demo.example", "Ada Admin", Roles.TenantAdmin, "looks after users, series and years"),
        new("otto@demo.example", "Otto Auditor", Roles.Auditor, "reads everything, changes nothing"),
        new("nora@demo.example", "Nora North", Roles.Clerk | Roles.Approver | Roles.Payer, "works in another company"),
    ];
}

public sealed record DemoPerson(string Email, string Name, Roles Roles, string Does);
