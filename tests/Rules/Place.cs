using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Where a type stands: its slice (the same name in every project), and whether it puts slices together.</summary>
public sealed record Place(string Slice, bool IsComposing)
{
    /// <summary>A slice uses only those before it.</summary>
    public static readonly string[] Slices =
        ["Tenancy", "Audit", "Files", "Jobs", "Identity", "Participants", "Invoices", "Approvals", "Payments", "Documents", "Archive", "Bulk", "Search"];

    /// <summary>They put slices together, and so no slice uses them.</summary>
    public static readonly string[] Composition = ["Ui", "Hosting", "Setup", "Migrations"];

    /// <summary>The few types that every slice speaks.</summary>
    public const string Root = "";

    public int Position => Array.IndexOf([Root, .. Slices, .. Composition], Slice);

    /// <summary>A name that is in no list: a new slice has to be put into the order first.</summary>
    public bool IsUnknown => Position < 0;

    public static Place Of(TypeDefinition type)
    {
        var (slice, isPart) = Segment(type.Namespace);
        var name = type.Name.Split('`')[0];
        var isComposing = isPart || Composition.Contains(slice)
            || name.EndsWith("Module", StringComparison.Ordinal) || name.EndsWith("Endpoints", StringComparison.Ordinal)
            // Roots of the upper projects: the context with all tables, the table of contents.
            || (slice == Root && type.Module.Assembly.Name.Name is "InvoiceWeb" or "InvoiceWeb.Data");
        return new(slice, isComposing);
    }

    public static Place OfName(string fullName) => new(Segment(Uses.NamespaceOf(fullName)).Slice, IsComposing: false);

    public static bool IsOurs(string fullName) => fullName.StartsWith("InvoiceWeb.", StringComparison.Ordinal) || fullName == "Program";

    /// <summary>Pages and views: what a browser shows.</summary>
    public static bool IsPageOrView(string space) => Segment(space).IsPart;

    private static (string Slice, bool IsPart) Segment(string space)
    {
        var parts = space.Split('.').SkipWhile(p => p is "InvoiceWeb").ToArray();
        if (parts is ["Data", ..]) parts = parts[1..];
        return (parts.FirstOrDefault() ?? Root, parts.Skip(1).Any(p => p is "Pages" or "Views"));
    }
}
