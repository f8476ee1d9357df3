using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>What lies on the desks this morning, whatever the dice said: something for each role.</summary>
internal sealed class DemoToday(DemoProfile profile, DemoBooks books, DemoCompany company, DemoTrade trade)
{
    public void Plan()
    {
        PlanDue();
        PlanTakenBack();
        PlanRare();
        PlanWaiting();
        PlanRejected();
        PlanDrafts();
    }

    /// <summary>For the treasurer: purchases that are late and due this week, a customer who is late, one who is nearly.</summary>
    private void PlanDue()
    {
        foreach (var (days, sale, who) in new[] { (-4, false, 0), (3, false, 1), (6, false, 2), (-12, true, 0), (-1, true, 1), (4, true, 2) })
        {
            var parties = sale ? profile.Customers : profile.Suppliers;
            var party = parties[who % parties.Count];
            var moment = books.Now.AddDays(-33).AddHours(-who);
            var due = DateOnly.FromDateTime(books.Now.UtcDateTime).AddDays(days);
            trade.PlanIssue(party, trade.Content(party, moment, sale, 2) with { DueDate = due }, moment, sale, withFile: !sale);
        }
    }

    /// <summary>A payment that the bank took back.</summary>
    private void PlanTakenBack()
    {
        var (party, moment) = (profile.Customers[3 % profile.Customers.Count], books.Now.AddDays(-40));
        var content = trade.Content(party, moment, sale: true, 1);
        var id = trade.PlanIssue(party, content, moment, sale: true, withFile: false);
        var payer = company.As(Roles.Payer);
        var payment = Guid.Empty;
        books.At(moment.AddDays(10), async () => payment = await books.PayAsync(payer, id, open => open, content.Currency, DateOnly.FromDateTime(moment.AddDays(9).UtcDateTime), content.Reference));
        books.At(moment.AddDays(13), () => books.ReverseAsync(payer, payment, "Returned by the bank: account closed."));
    }

    /// <summary>Endings that the dice may never have thrown: void, credited, paid in part and paid too much.</summary>
    private void PlanRare()
    {
        var payer = company.As(Roles.Payer);
        for (var which = 0; which < 4; which++)
        {
            var (party, moment, ending) = (profile.Customers[which % profile.Customers.Count], books.Now.AddDays(-26 + which), which);
            var content = trade.Content(party, moment, sale: true, 2 + which % 2);
            var id = trade.PlanIssue(party, content, moment, sale: true, withFile: false);
            var later = moment.AddDays(2);
            books.At(later, () => ending switch
            {
                0 => books.VoidAsync(company.As(Roles.Approver), id, "Written twice."),
                1 => books.CreditAsync(company.As(Roles.Clerk), company.As(Roles.Approver), id),
                2 => books.PayAsync(payer, id, open => Currency.Of(content.Currency).Round(open / 2), content.Currency, DateOnly.FromDateTime(later.UtcDateTime).AddDays(-1), content.Reference),
                _ => books.PayAsync(payer, id, open => open + (content.Currency == "JPY" ? 3_000 : 25), content.Currency, DateOnly.FromDateTime(later.UtcDateTime).AddDays(-1), content.Reference),
            });
        }
    }

    private void PlanWaiting()
    {
        var clerk = company.As(Roles.Clerk);
        foreach (var (hours, sale, lines) in new[] { (50, true, 2), (26, false, 1), (4, true, 3) })
        {
            var moment = books.Now.AddHours(-hours);
            var parties = sale ? profile.Customers : profile.Suppliers;
            var content = trade.Content(parties[hours % parties.Count], moment, sale, lines);
            var by = hours == 4 ? company.AnotherClerk(clerk) ?? clerk : clerk;
            books.At(moment, () => trade.SubmitAsync(Guid.CreateVersion7(moment), content, sale, withFile: !sale, by));
        }
    }

    private void PlanRejected()
    {
        var moment = books.Now.AddHours(-58);
        var content = trade.Content(profile.Customers[2 % profile.Customers.Count], moment, sale: true, 2);
        var (id, version) = (Guid.CreateVersion7(moment), 0);
        books.At(moment, async () => version = await trade.SubmitAsync(id, content, sale: true, withFile: false, company.As(Roles.Clerk)));
        books.At(moment.AddHours(30), () => books.RejectAsync(company.As(Roles.Approver), id, version, "The customer's order number is missing."));
    }

    private void PlanDrafts()
    {
        var clerk = company.As(Roles.Clerk);
        foreach (var hours in new[] { 22, 2 })
        {
            var moment = books.Now.AddHours(-hours);
            var whole = trade.Content(profile.Customers[hours % profile.Customers.Count], moment, sale: true, 2);
            // The younger one was left in the middle of it.
            var content = hours > 2 ? whole : whole with { ParticipantId = null, Lines = [whole.Lines[0]] };
            books.At(moment, () => books.DraftAsync(clerk, Guid.CreateVersion7(moment), InvoiceDirection.Sales, content));
        }
    }
}
