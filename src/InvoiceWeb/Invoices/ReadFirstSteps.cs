using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>How far a new company has come on its way to the first issued invoice.</summary>
public sealed class ReadFirstSteps(TenantDatabase tenants)
{
    public async Task<FirstSteps> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        if (await work.Db.TotalsBalances.AnyAsync(cancellationToken) || await work.Db.TotalsDeltas.AnyAsync(cancellationToken)) return FirstSteps.AllDone;
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        return new(
            settings.Address.Line1 is not null && settings.Address.City is not null,
            await work.Db.Participants.AnyAsync(cancellationToken),
            await work.Db.Invoices.AnyAsync(cancellationToken),
            HasIssued: false) { HasVatRates = await work.Db.OfferedVatRates.AnyAsync(cancellationToken) };
    }
}

/// <param name="HasAddress">The company's own address, which every invoice needs.</param>
public sealed record FirstSteps(bool HasAddress, bool HasParticipant, bool HasInvoice, bool HasIssued)
{
    public static FirstSteps AllDone { get; } = new(true, true, true, true) { HasVatRates = true };

    public bool HasVatRates { get; init; }
}
