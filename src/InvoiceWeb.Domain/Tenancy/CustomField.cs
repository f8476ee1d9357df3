namespace InvoiceWeb.Tenancy;

/// <summary>
/// An entry of the tenant's registry of metadata keys: what a key means, how it is typed and where it applies.
/// Rows never depend on it, so renaming a label or retiring a field rewrites nothing.
/// </summary>
public sealed class CustomField : ITenantOwned
{
    private CustomField() { }

    /// <exception cref="RuleBrokenException">A rule of <see cref="CustomFieldRules"/>.</exception>
    public CustomField(TenantId tenant, Guid id, CustomFieldContent content)
    {
        (TenantId, Id) = (tenant, id);
        (Key, Type, AppliesTo) = (CustomFieldRules.RequireKey(content.Key), content.Type, content.AppliesTo);
        Change(content);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The member name inside the metadata. Never changes.</summary>
    public string Key { get; private set; } = "";

    public string Label { get; private set; } = "";
    public CustomFieldType Type { get; private set; }
    public CustomFieldTarget AppliesTo { get; private set; }

    /// <summary>Must be filled in when an invoice is submitted.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>Its values are kept in the side table that a filter can search.</summary>
    public bool IsSearchable { get; private set; }

    /// <summary>Appears on the document, and is therefore frozen with it.</summary>
    public bool IsPrinted { get; private set; }

    /// <summary>The allowed values of a choice, in order.</summary>
    public List<string> Choices { get; private set; } = [];

    /// <summary>First fiscal year in which the field is asked for.</summary>
    public int? SinceYear { get; private set; }

    /// <summary>Last fiscal year in which the field is asked for.</summary>
    public int? UntilYear { get; private set; }

    public int RowVersion { get; private set; } = 1;

    public CustomFieldContent Content => new()
    {
        Key = Key, Label = Label, Type = Type, AppliesTo = AppliesTo, IsRequired = IsRequired, IsSearchable = IsSearchable, IsPrinted = IsPrinted,
        Choices = [.. Choices], SinceYear = SinceYear, UntilYear = UntilYear,
    };

    /// <summary>Takes over everything but key, type and target: values were written with those.</summary>
    /// <exception cref="RuleBrokenException">A rule of <see cref="CustomFieldRules"/>.</exception>
    public void Change(CustomFieldContent content)
    {
        if ((content.Key, content.Type, content.AppliesTo) != (Key, Type, AppliesTo)) throw CustomFieldRules.Fixed(Label);
        Label = CustomFieldRules.RequireLabel(content.Label);
        var choices = CustomFieldRules.RequireChoices(Type, content.Choices);
        if (!choices.SequenceEqual(Choices)) Choices = choices;
        CustomFieldRules.RequireYears(content.SinceYear, content.UntilYear);
        if (content.IsSearchable && AppliesTo is not CustomFieldTarget.Invoice) throw CustomFieldRules.NotSearchable();
        (IsRequired, IsSearchable, IsPrinted) = (content.IsRequired, content.IsSearchable, content.IsPrinted);
        (SinceYear, UntilYear) = (content.SinceYear, content.UntilYear);
    }

    public bool IsAskedIn(int year) => !(year < SinceYear) && !(year > UntilYear);
}

/// <summary>An entry of the registry as somebody types it.</summary>
public sealed record CustomFieldContent
{
    public string? Key { get; init; }
    public string? Label { get; init; }
    public CustomFieldType Type { get; init; } = CustomFieldType.Text;
    public CustomFieldTarget AppliesTo { get; init; } = CustomFieldTarget.Invoice;
    public bool IsRequired { get; init; }
    public bool IsSearchable { get; init; }
    public bool IsPrinted { get; init; }
    public IReadOnlyList<string> Choices { get; init; } = [];
    public int? SinceYear { get; init; }
    public int? UntilYear { get; init; }
}

public enum CustomFieldType : short { Text = 1, Number = 2, Date = 3, Choice = 4, YesNo = 5 }

public enum CustomFieldTarget : short { Invoice = 1, Line = 2, Participant = 3 }
