using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>What a demo company offers while lines are typed. Codes are written as they are pasted from a spreadsheet.</summary>
internal sealed record DemoLists
{
    public static DemoLists None { get; } = new();

    public IReadOnlyList<VatRateContent> VatRates { get; init; } = [];
    public string? Accounts { get; init; }
    public string? CostCentres { get; init; }

    /// <summary>None offers all there are.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    public static VatRateContent Rate(string label, decimal rate) => new(VatCategory.Standard, rate, label, null, null);

    /// <summary>Entered on the day of the founding.</summary>
    public async Task EnterAsync(DemoCases cases, Actor admin, CancellationToken cancellationToken)
    {
        foreach (var rate in VatRates) await cases.SaveVatRate.ExecuteAsync(admin, Guid.CreateVersion7(cases.Clock.Now), rate, seenVersion: null, cancellationToken);
        if (Accounts is not null) await cases.ImportCodes.ExecuteAsync(admin, LedgerCodeKind.Account, Accounts, cancellationToken);
        if (CostCentres is not null) await cases.ImportCodes.ExecuteAsync(admin, LedgerCodeKind.CostCentre, CostCentres, cancellationToken);
        if (Currencies.Count > 0) await cases.OfferCurrencies.ExecuteAsync(admin, Currencies, (await cases.Company.ExecuteAsync(admin, cancellationToken)).RowVersion, cancellationToken);
    }
}
