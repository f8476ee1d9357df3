using System.Globalization;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Audit;

/// <summary>The custom fields of two versions side by side, by their keys: labels may change, what is in the history may not.</summary>
public static class FieldChanges
{
    public static IReadOnlyList<AuditChange> Of(FieldValues before, FieldValues after) =>
        AuditChange.Real(before.Keys.Union(after.Keys).Select(key => AuditChange.Of(Name(key), before.Text(key), after.Text(key))));

    public static string Name(string key) => string.Create(CultureInfo.InvariantCulture, $"custom field {key}");
}
