using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// What is frozen when a document is issued, so that it prints the same for ever although names, addresses and
/// settings change. Stored as JSON on the invoice; members may be added, never renamed.
/// </summary>
public sealed record IssuedSnapshot
{
    public int Version { get; init; } = 1;

    /// <summary>Version of the printed layout.</summary>
    public int Template { get; init; } = 1;

    public required Party Sender { get; init; }
    public required Party Receiver { get; init; }

    /// <summary>Culture of the document.</summary>
    public required string Language { get; init; }

    public required string BaseCurrency { get; init; }
    public string? LegalFooter { get; init; }
    public Guid? LogoFileId { get; init; }
    public required IReadOnlyList<VatGroup> Vat { get; init; }

    /// <summary>Labels and values of custom fields that are printed.</summary>
    public IReadOnlyList<PrintedField> PrintedFields { get; init; } = [];

    /// <summary>Those of lines.</summary>
    public IReadOnlyList<PrintedLineField> PrintedLineFields { get; init; } = [];

    /// <summary>On a credit note: the invoice that it corrects (BG-3).</summary>
    public CreditedDocument? Credited { get; init; }
}

/// <summary>The preceding invoice as printed on it.</summary>
/// <param name="Number">BT-25; of a purchase the supplier's number.</param>
/// <param name="IssueDate">BT-26.</param>
public sealed record CreditedDocument(string Number, DateOnly? IssueDate)
{
    public static CreditedDocument Of(Invoice credited) =>
        new((credited.Direction is InvoiceDirection.Purchase ? credited.SupplierNumber : credited.NumberText) ?? credited.DisplayName, credited.IssueDate);
}

/// <summary>A custom field as it is printed: by the label of that day.</summary>
/// <param name="Value">As it is written in the metadata; the document's language says it.</param>
public sealed record PrintedField(string Label, string Value)
{
    public CustomFieldType Type { get; init; } = CustomFieldType.Text;

    /// <summary>The invoice's own field; null for one of the participant.</summary>
    public string? Key { get; init; }
}

/// <param name="Position">The line's.</param>
public sealed record PrintedLineField(int Position, PrintedField Field);

/// <summary>Seller or buyer as printed (BG-4, BG-7).</summary>
public sealed record Party
{
    public required string Name { get; init; }
    public required Address Address { get; init; }
    public string? VatId { get; init; }
    public string? TaxNumber { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Iban { get; init; }
    public string? Bic { get; init; }
    public string? BankName { get; init; }
}
