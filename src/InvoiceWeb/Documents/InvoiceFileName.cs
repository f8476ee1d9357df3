using System.Text;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Documents;

/// <summary>Number and participant, in characters that every file system takes.</summary>
public static class InvoiceFileName
{
    public static string Of(Invoice invoice)
    {
        var number = invoice.NumberText ?? (invoice.SupplierNumber is { } supplier ? $"draft {supplier}" : "draft");
        var name = new StringBuilder();
        foreach (var c in $"{number} {invoice.ParticipantName}".Trim())
            name.Append(c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) || char.IsSurrogate(c) ? '-' : c);
        return (name.Length > 100 ? name.ToString(0, 100).TrimEnd() : name.ToString()) + ".pdf";
    }
}
