namespace InvoiceWeb.Tenancy.Views;

/// <summary>The rooms of the settings, in the order in which people look for them. Names and sentences are keys of texts.</summary>
/// <param name="Path">Behind <c>settings/</c>.</param>
/// <param name="Needs">Who may look at all.</param>
public sealed record SettingsArea(string Group, string Path, string Name, string About, Permission Needs = Permission.ReadBooks)
{
    public static IReadOnlyList<SettingsArea> All { get; } =
    [
        new("Company", "company", "Company", "Name, address, tax ids, bank and logo, as they stand on documents."),
        new("Company", "currencies", "Currencies", "Which currencies new documents can choose from."),
        new("Company", "vat-rates", "VAT rates", "Rates that the editor offers, from one day to another."),
        new("Company", "accounts", "Accounts", "Accounts that lines can name."),
        new("Company", "cost-centres", "Cost centres", "Cost centres that lines can name."),
        new("Company", "fields", "Custom fields", "What your invoices, lines and participants say beyond the usual fields."),
        new("Numbers and periods", "series", "Number series", "How the numbers of invoices look, and which number comes next."),
        new("Numbers and periods", "years", "Fiscal years", "Add, close and reopen years; the day through which the books are locked."),
        new("Numbers and periods", "rates", "Exchange rates", "Rates that new invoices in other currencies begin with."),
        new("Numbers and periods", "gap-report", "Gap report", "Proof that no number is missing, and why each void one is void."),
        new("Numbers and periods", "archive", "Archive and retention", "How long documents are kept, legal holds, recalled documents, and who must confirm.", Permission.SearchArchive),
        new("People and approval", "people", "People", "Who works here, in which roles; invitations and lost passwords.", Permission.ManageUsers),
        new("People and approval", "approval-policy", "Approval policy", "Up to which amount nobody, one or two people must approve."),
        new("People and approval", "security-log", "Security log", "Who was let in or cut off, and by whom.", Permission.ManageUsers),
        new("People and approval", "history", "History of settings", "Who changed what in these settings, and when."),
    ];

    /// <summary>The area of an address; null on the page that leads to all of them.</summary>
    public static SettingsArea? At(string path) => All.FirstOrDefault(a => path == a.Path || path.StartsWith(a.Path + "/", StringComparison.Ordinal));
}
