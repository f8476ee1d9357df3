using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>What one demo company is and trades with.</summary>
internal sealed record DemoProfile
{
    public required NewTenant Company { get; init; }
    public required Action<CompanySettings> Describe { get; init; }
    public required IReadOnlyList<DemoParty> Customers { get; init; }
    public required IReadOnlyList<DemoParty> Suppliers { get; init; }
    public required IReadOnlyList<DemoGood> Goods { get; init; }
    public required IReadOnlyList<DemoGood> Costs { get; init; }

    /// <summary>Base currency for one unit of another one, by quarter and going round.</summary>
    public IReadOnlyDictionary<string, decimal[]> Rates { get; init; } = new Dictionary<string, decimal[]>();

    public DemoFields Fields { get; init; } = DemoFields.None;
    public DemoLists Lists { get; init; } = DemoLists.None;

    public uint Seed { get; init; }

    /// <summary>Invoices written in a month, and one more now and then.</summary>
    public int SalesAMonth { get; init; }
    public int PurchasesAMonth { get; init; }

    /// <summary>The year before this one stays open for bookings of the accountant.</summary>
    public bool LeavesLastYearOpen { get; init; }
}

/// <param name="Category">How VAT is dealt with between the company and this participant; null for the rates of the goods.</param>
/// <param name="DaysLate">When they pay, counted from the due day; null for never.</param>
internal sealed record DemoParty(ParticipantContent Content, VatCategory? Category, int? DaysLate)
{
    /// <summary>Their invoices' currency is their own, otherwise the company's.</summary>
    public string? Currency => Content.Currency;
}

/// <param name="Price">In the company's currency; ten per cent more or less from year to year.</param>
internal sealed record DemoGood(string Text, decimal Price, string Unit, decimal VatRate, int Most, string? Account = null);
