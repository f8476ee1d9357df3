namespace InvoiceWeb.Tenancy;

/// <summary>
/// An entry of the tenant's registry of metadata keys: what a key means, how it is typed and where it applies.
/// Rows never depend on it, so renaming a label or retiring a field rewrites nothing.
/// </summary>
public sealed class CustomField : ITenantOwned
{
    private CustomField() { }

    public CustomField(TenantId tenant, string key, string label, CustomFieldType type, CustomFieldTarget appliesTo) =>
        (TenantId, Id, Key, Label, Type, AppliesTo) = (tenant, Guid.CreateVersion7(), key, label, type, appliesTo);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The member name inside the metadata. Never changes.</summary>
    public string Key { get; private set; } = "";

    public string Label { get; set; } = "";
    public CustomFieldType Type { get; private set; }
    public CustomFieldTarget AppliesTo { get; private set; }
    public bool IsRequired { get; set; }

    /// <summary>Its values are kept in the side table that a filter can search.</summary>
    public bool IsSearchable { get; set; }

    /// <summary>Appears on the document, and is therefore frozen with it.</summary>
    public bool IsPrinted { get; set; }

    /// <summary>The allowed values of a choice, in order.</summary>
    public List<string> Choices { get; private set; } = [];

    /// <summary>First fiscal year in which the field is asked for.</summary>
    public int? SinceYear { get; set; }

    /// <summary>Last fiscal year in which the field is asked for.</summary>
    public int? UntilYear { get; set; }

    public int RowVersion { get; private set; } = 1;
}

public enum CustomFieldType : short { Text = 1, Number = 2, Date = 3, Choice = 4, YesNo = 5 }

public enum CustomFieldTarget : short { Invoice = 1, Line = 2, Participant = 3 }
