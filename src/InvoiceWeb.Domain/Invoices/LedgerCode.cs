using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>An account or a cost centre that the company offers while lines are typed.</summary>
public sealed class LedgerCode : ITenantOwned
{
    /// <summary>More than the largest common chart of accounts has.</summary>
    public const int MostOfAKind = 5_000;

    public const int CodeLength = 40;
    public const int NameLength = 200;

    private LedgerCode() { }

    /// <exception cref="RuleBrokenException">A rule of <see cref="ListRules"/>.</exception>
    public LedgerCode(TenantId tenant, Guid id, LedgerCodeKind kind, string? code, string? name)
    {
        (TenantId, Id, Kind) = (tenant, id, kind);
        Code = ListRules.RequireCode(code);
        Rename(name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public LedgerCodeKind Kind { get; private set; }

    /// <summary>As it stands in lines. Never changes: lines know it by this text.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Offered for new lines. One that was used is never deleted, only put aside.</summary>
    public bool IsActive { get; set; } = true;

    public int RowVersion { get; private set; } = 1;

    /// <exception cref="RuleBrokenException"><c>ledger-code.name</c></exception>
    public void Rename(string? name) => Name = ListRules.RequireName(name);
}

public enum LedgerCodeKind : short { Account = 1, CostCentre = 2 }
