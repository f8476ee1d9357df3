namespace InvoiceWeb.Tenancy;

/// <summary>What a person may do in one tenant. Codes are stored in API keys and logs: never renumber, only add.</summary>
public enum Permission
{
    ReadBooks = 1,
    EditParticipants = 10,
    EditInvoices = 20,
    SubmitInvoices = 21,
    ApproveInvoices = 30,
    VoidInvoices = 31,
    /// <summary>Approve although the four-eyes rule forbids it; a reason is demanded and logged.</summary>
    BreakGlass = 32,
    RecordPayments = 40,
    ManageUsers = 50,
    ManageSettings = 51,
    ManageArchive = 60,
    SearchArchive = 61,
}
