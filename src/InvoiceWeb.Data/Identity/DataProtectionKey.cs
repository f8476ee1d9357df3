namespace InvoiceWeb.Data.Identity;

/// <summary>A key that protects cookies and tokens; in the database, so that all instances share it and a restart signs nobody out.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; set; }
    public string FriendlyName { get; set; } = "";
    public string Xml { get; set; } = "";
}
