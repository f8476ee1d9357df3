using InvoiceWeb.Approvals;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Fills a demo company with customers, suppliers and invoices in every state.</summary>
public sealed class DemoCompany(
    TenantDatabase tenants, SaveParticipant saveParticipant, SaveInvoiceDraft saveDraft, SubmitInvoice submit, ApproveInvoice approve, RecordPayment pay, TimeProvider clock)
{
    public async Task FillAsync(Tenant tenant, IReadOnlyDictionary<Roles, (Guid Id, string Name)> people, CancellationToken cancellationToken)
    {
        Actor As(Roles role) => new(tenant.Id, people[role].Id, people[role].Name, RolePermissions.Of(role));
        await DescribeAsync(tenant, cancellationToken);
        var clerk = As(Roles.Clerk);
        var customers = await AddAsync(clerk, DemoTexts.Customers, customer: true, cancellationToken);
        var suppliers = await AddAsync(clerk, DemoTexts.Suppliers, customer: false, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        for (var n = 0; n < 24; n++)
        {
            var purchase = n % 4 == 3;
            var participant = purchase ? suppliers[n % suppliers.Count] : customers[n % customers.Count];
            var id = Guid.CreateVersion7();
            var content = DemoTexts.Content(n, participant, purchase, today);
            var version = await saveDraft.ExecuteAsync(
                clerk, id, purchase ? InvoiceDirection.Purchase : InvoiceDirection.Sales, InvoiceKind.Invoice, content, null, cancellationToken);
            if (n >= 21) continue;
            await submit.ExecuteAsync(clerk, id, version, cancellationToken);
            if (n >= 18) continue;
            await approve.ExecuteAsync(As(Roles.Approver), id, await VersionAsync(clerk, id, cancellationToken), null, cancellationToken);
            if (n % 3 == 0) await PayAsync(As(Roles.Payer), id, half: n % 6 == 0, today, cancellationToken);
        }
    }

    private async Task DescribeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant.Id), cancellationToken);
        var settings = await work.Db.CompanySettings.SingleAsync(cancellationToken);
        settings.Address = new() { Line1 = "Hafenstraße 12", PostCode = "20457", City = "Hamburg", Country = "DE" };
        (settings.VatId, settings.Email, settings.Phone) = ("DE123456789", "billing@brightside.example", "+49 40 555 010");
        (settings.Iban, settings.Bic, settings.BankName) = ("DE89370400440532013000", "COBADEFFXXX", "Commerzbank");
        settings.LegalFooter = "Brightside Trading GmbH · Amtsgericht Hamburg HRB 123456 · Managing director: Bea Bright";
        work.Record(settings, clock.GetUtcNow(), "settings.changed", []);
        await work.CommitAsync(cancellationToken);
    }

    private async Task<List<Guid>> AddAsync(Actor clerk, IEnumerable<ParticipantContent> contents, bool customer, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var content in contents)
            ids.Add((await saveParticipant.ExecuteAsync(clerk, Guid.CreateVersion7(), content with { IsCustomer = customer, IsSupplier = !customer }, null, cancellationToken)).Id);
        return ids;
    }

    private async Task<int> VersionAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Invoices.Where(i => i.Id == id).Select(i => i.RowVersion).SingleAsync(cancellationToken);
    }

    private async Task PayAsync(Actor payer, Guid id, bool half, DateOnly today, CancellationToken cancellationToken)
    {
        decimal open;
        string currency;
        await using (var work = await tenants.BeginAsync(payer, cancellationToken))
        {
            var invoice = await work.Db.Invoices.AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
            (open, currency) = (invoice.OpenAmount, invoice.Currency);
        }
        var amount = half ? Currency.Of(currency).Round(open / 2) : open;
        await pay.ExecuteAsync(
            payer, Guid.CreateVersion7(), new() { Amount = amount, Currency = currency, PaidOn = today.AddDays(-1) }, [new(id, amount, open)], cancellationToken);
    }
}
