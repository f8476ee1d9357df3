using System.Text;
using InvoiceWeb.Data.Archive;

namespace InvoiceWeb.Archive.Years;

internal static class DocumentComparison
{
    /// <summary>Whether two documents would be written as the very same line.</summary>
    public static bool AreSame(ArchivedInvoice one, ArchivedInvoice other)
    {
        var (first, second) = (new StringBuilder(), new StringBuilder());
        DocumentJson.Write(first, one);
        DocumentJson.Write(second, other);
        return first.Equals(second);
    }
}
