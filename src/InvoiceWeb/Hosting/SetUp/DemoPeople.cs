using InvoiceWeb.Identity;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Who can sign in to the demo companies.</summary>
public static class DemoPeople
{
    public const string Password = "demo-invoiceweb";

    public const string Brightside = "brightside";
    public const string Northwind = "northwind";
    public const string Larkspur = "larkspur";

    /// <summary>Company names by the part of the address that they have.</summary>
    public static IReadOnlyDictionary<string, string> Companies { get; } = new Dictionary<string, string>
    {
        [Brightside] = "Brightside Trading GmbH", [Northwind] = "Northwind Outfitters Ltd", [Larkspur] = "Larkspur Studio",
    };

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("clara@demo.example", "Clara Clerk", Brightside, Roles.Clerk, "writes invoices and submits them"),
        new("amir@demo.example", "Amir Approver", Brightside, Roles.Approver, "approves what others have written"),
        new("tessa@demo.example", "Tessa Treasurer", Brightside, Roles.Payer, "records payments"),
        new("ada@demo.example", "Ada Admin", Brightside, Roles.TenantAdmin, "looks after users, series, years and the archive"),
        new("otto@demo.example", "Otto Auditor", Brightside, Roles.Auditor, "reads everything, the archive too, changes nothing"),
        new("nora@demo.example", "Nora North", Northwind, Roles.Clerk | Roles.Approver | Roles.Payer, "writes, approves and pays in a small office"),
        new("kenji@demo.example", "Kenji Kato", Northwind, Roles.Clerk, "buys in Japan and writes the invoices"),
        new("nils@demo.example", "Nils Nordin", Northwind, Roles.Approver | Roles.Payer | Roles.TenantAdmin, "approves, pays and administers"),
        new("lena@demo.example", "Lena Larkspur", Larkspur, Roles.Clerk | Roles.Approver | Roles.Payer | Roles.TenantAdmin, "has just begun, on her own"),
    ];
}

/// <param name="Company">Where the person works: the company's part of the address.</param>
public sealed record DemoPerson(string Email, string Name, string Company, Roles Roles, string Does);
