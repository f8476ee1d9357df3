using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Lists;

/// <summary>Lists accounts or cost centres by code, page by page.</summary>
public sealed class FindLedgerCodes(TenantDatabase tenants)
{
    public const int PageSize = 100;

    /// <param name="after">The last code of the page before; null for the first page.</param>
    public async Task<LedgerCodePage> ExecuteAsync(Actor actor, LedgerCodeKind kind, string? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var codes = work.Db.LedgerCodes.AsNoTracking().Where(c => c.Kind == kind);
        if (after is not null) codes = codes.Where(c => string.Compare(c.Code, after) > 0);
        return new LedgerCodePage(
            await codes.OrderBy(c => c.Code).Take(PageSize).ToListAsync(cancellationToken), kind is LedgerCodeKind.Account ? settings.OnlyListedAccounts : settings.OnlyListedCostCentres, settings.RowVersion);
    }
}

/// <param name="IsOnly">Lines of submitted invoices name codes of this list only.</param>
/// <param name="SettingsVersion">The settings' row version, to change that with.</param>
public sealed record LedgerCodePage(IReadOnlyList<LedgerCode> Codes, bool IsOnly, int SettingsVersion);

/// <summary>What the editor offers while lines are typed: VAT rates, accounts and cost centres, read once when it is opened.</summary>
public sealed class ReadLineChoices(TenantDatabase tenants)
{
    public async Task<LineChoices> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var codes = await work.Db.LedgerCodes.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Kind).ThenBy(c => c.Code).Take(2 * LedgerCode.MostOfAKind)
            .Select(c => new { c.Kind, c.Code, c.Name }).ToListAsync(cancellationToken);
        var rates = await work.Db.OfferedVatRates.AsNoTracking().OrderBy(r => r.Id).Take(FindVatRates.Limit).ToListAsync(cancellationToken);
        return new LineChoices(
            rates,
            new(LedgerCodeKind.Account, [.. codes.Where(c => c.Kind is LedgerCodeKind.Account).Select(c => new CodeName(c.Code, c.Name))], settings.OnlyListedAccounts),
            new(LedgerCodeKind.CostCentre, [.. codes.Where(c => c.Kind is LedgerCodeKind.CostCentre).Select(c => new CodeName(c.Code, c.Name))], settings.OnlyListedCostCentres));
    }
}

/// <summary>Adds an account or a cost centre, or renames one and decides whether it is offered.</summary>
public sealed class SaveLedgerCode(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id adds.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when adding.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="ListRules"/>, <c>record.changed-meanwhile</c>, <c>record.not-found</c>.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, LedgerCodeContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await Beaten.OnceMoreAsync(() => SaveAsync(actor, id, content, seenVersion, cancellationToken));
    }

    private async Task<bool> SaveAsync(Actor actor, Guid id, LedgerCodeContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var code = await work.Db.LedgerCodes.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (code is null && seenVersion is not null) throw TenancyRules.NotFound("entry");
        if (code is not null && code.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("entry");
        var before = code is null ? (Code: null, Name: null, Active: null) : (Code: (string?)code.Code, Name: (string?)code.Name, Active: (bool?)code.IsActive);
        if (code is null)
        {
            code = new LedgerCode(actor.Tenant, id, content.Kind, content.Code, content.Name);
            var (kind, text) = (code.Kind, code.Code);
            if (await work.Db.LedgerCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Kind == kind && c.Code == text, cancellationToken) is { } twin) throw ListRules.CodeTaken(twin.Code, twin.Name);
            if (await work.Db.LedgerCodes.CountAsync(c => c.Kind == kind, cancellationToken) >= LedgerCode.MostOfAKind) throw ListRules.TooManyCodes();
            work.Db.LedgerCodes.Add(code);
        }
        else code.Rename(content.Name);
        code.IsActive = content.IsActive;
        AuditChange[] changes = [.. new[] { AuditChange.Of("code", before.Code ?? (seenVersion is null ? null : code.Code), code.Code), AuditChange.Of("name", before.Name, code.Name), AuditChange.Of("offered", before.Active, code.IsActive) }
            .Where(change => change.From != change.To || change.Field == "code")];
        if (changes.Length == 1 && before.Code is not null) return false;
        work.Record(settings, clock.GetUtcNow(), before.Code is null ? LedgerActions.Added(code.Kind) : LedgerActions.Changed(code.Kind), changes);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>Adds many at once, from two columns of a spreadsheet: code and name. Known codes take over the new name.</summary>
public sealed class ImportLedgerCodes(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>ledger-code.nothing-pasted</c>, <c>ledger-code.line</c>, <c>ledger-code.too-many</c>, <c>record.changed-meanwhile</c></exception>
    public async Task<ImportOutcome> ExecuteAsync(Actor actor, LedgerCodeKind kind, string? pasted, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        var rows = PastedCodes.Read(pasted);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var known = await work.Db.LedgerCodes.Where(c => c.Kind == kind).ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancellationToken);
        var (added, renamed) = (0, 0);
        foreach (var (code, name) in rows)
        {
            if (!known.TryGetValue(code, out var there))
            {
                work.Db.LedgerCodes.Add(known[code] = new LedgerCode(actor.Tenant, Guid.CreateVersion7(), kind, code, name));
                added++;
            }
            else if (there.Name != name)
            {
                there.Rename(name);
                renamed++;
            }
        }
        if (known.Count > LedgerCode.MostOfAKind) throw ListRules.TooManyCodes();
        if (added + renamed == 0) return new ImportOutcome(0, 0, rows.Count);
        work.Record(settings, clock.GetUtcNow(), LedgerActions.Imported(kind), [AuditChange.Of("added", null, added), AuditChange.Of("renamed", null, renamed)]);
        await work.CommitAsync(cancellationToken);
        return new ImportOutcome(added, renamed, rows.Count - added - renamed);
    }
}

public sealed record ImportOutcome(int Added, int Renamed, int Unchanged);

/// <summary>Decides whether lines of submitted invoices may name codes that stand in no list.</summary>
public sealed class RestrictLedgerCodes(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, LedgerCodeKind kind, bool only, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        var before = kind is LedgerCodeKind.Account ? settings.OnlyListedAccounts : settings.OnlyListedCostCentres;
        if (before == only) return;
        if (kind is LedgerCodeKind.Account) settings.OnlyListedAccounts = only;
        else settings.OnlyListedCostCentres = only;
        work.Record(settings, clock.GetUtcNow(), LedgerActions.Restricted(kind), [AuditChange.Of("only these", before, only)]);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>An account or a cost centre as somebody types it.</summary>
public sealed record LedgerCodeContent(LedgerCodeKind Kind, string? Code, string? Name, bool IsActive);

/// <summary>Written out, so that each name is found where texts are collected.</summary>
internal static class LedgerActions
{
    public static string Added(LedgerCodeKind kind) => kind is LedgerCodeKind.Account ? "settings.account-added" : "settings.cost-centre-added";

    public static string Changed(LedgerCodeKind kind) => kind is LedgerCodeKind.Account ? "settings.account-changed" : "settings.cost-centre-changed";

    public static string Imported(LedgerCodeKind kind) => kind is LedgerCodeKind.Account ? "settings.account-imported" : "settings.cost-centre-imported";

    public static string Restricted(LedgerCodeKind kind) => kind is LedgerCodeKind.Account ? "settings.account-restricted" : "settings.cost-centre-restricted";
}
