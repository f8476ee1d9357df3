using Bunit;
using InvoiceWeb.Approvals;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views.Start;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.Components.Invoices;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Tenancy;

public sealed class StartViewsTests : View
{
    private static DayTotal Open(int days, long minor, long count = 1, InvoiceDirection direction = InvoiceDirection.Sales, string currency = "EUR") =>
        new(TotalsMeasure.Open, direction, currency, Moments.Today.AddDays(days), minor, count);

    private static CompanyFigures Figures(params DayTotal[] totals) =>
        new(totals, Moments.Today, Currency.Of("EUR"), new Dictionary<string, decimal> { ["EUR"] = 1m, ["JPY"] = 0.006m });

    [Fact]
    public void A_figure_counts_yesterday_as_overdue_today_and_seven_days_as_due_soon_and_the_eighth_as_neither()
    {
        var figures = Figures(Open(-1, 100), Open(0, 1_000), Open(7, 10_000), Open(8, 100_000));

        Assert.Equal(1m, figures.Overdue(InvoiceDirection.Sales).Single().Amount);
        Assert.Equal(110m, figures.DueSoon(InvoiceDirection.Sales).Single().Amount);
        Assert.Equal(1_111m, figures.Open(InvoiceDirection.Sales).Single().Amount);
        Assert.Empty(figures.Overdue(InvoiceDirection.Purchase));
    }

    [Fact]
    public void Each_figure_opens_its_list_in_its_currency()
    {
        var view = Show<DirectionFigures>(p => p.Add(v => v.Direction, InvoiceDirection.Sales).Add(v => v.Figures, Figures(Open(-3, 12_345, 2), Open(-3, 5_000, 1, currency: "JPY"))));

        var links = view.FindAll(".figure .value a").Select(a => (a.TextContent.OneLine(), a.GetAttribute("href"))).ToList();
        Assert.Contains(("123.45EUR", "acme/invoices?direction=Sales&overdue=1&currency=EUR&sort=Due&order=up"), links);
        Assert.Contains(("5,000JPY", "acme/invoices?direction=Sales&overdue=1&currency=JPY&sort=Due&order=up"), links);
        Assert.Contains("3 invoices", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Together 153.45EUR", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_currency_without_a_rate_is_named_and_left_out_of_the_sum()
    {
        var view = Show<DirectionFigures>(p => p.Add(v => v.Direction, InvoiceDirection.Sales).Add(v => v.Figures, Figures(Open(-3, 12_345), Open(-3, 5_000, currency: "SEK"))));

        Assert.Equal("Together 123.45EUR without SEK: no exchange rate", view.FindAll(".figure .muted.small").Last(p => p.TextContent.Contains("Together", StringComparison.Ordinal)).TextContent.OneLine());
    }

    [Fact]
    public void A_chart_says_in_a_table_what_its_bars_show()
    {
        var view = Show<FigureCharts>(p => p.Add(v => v.Figures, Figures(Open(-3, 12_300), Open(3, 4_500, direction: InvoiceDirection.Purchase))));

        var table = view.FindAll("table")[0];
        Assert.Equal("Open by due day, EUR", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(7, table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 to 30 days overdue 123.00EUR 0.00EUR", string.Join('\n', table.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.OneLine())))), StringComparison.Ordinal);
        Assert.Equal(2, view.FindAll("svg")[0].QuerySelectorAll("rect").Length);
        Assert.All(view.FindAll("svg"), svg => Assert.NotNull(svg.Closest("[aria-hidden=true]")));
        Assert.Equal(12, view.FindAll("table")[1].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public void Charts_stand_there_in_full_before_their_numbers_are_known()
    {
        var view = Show<FigureCharts>(p => p.Add(v => v.Figures, null));

        Assert.Equal(2, view.FindAll("svg").Count);
        Assert.Equal(19, view.FindAll(".chart-labels span").Count);
        Assert.Empty(view.FindAll("rect"));
    }

    [Fact]
    public void A_bar_below_zero_hangs_from_the_line()
    {
        var view = Show<BarChart>(p => p
            .Add(c => c.Title, "Money").Add(c => c.CategoryName, "Month").Add(c => c.Currency, "EUR")
            .Add(c => c.Categories, [new ChartCategory("June", "Jun"), new ChartCategory("July", "Jul")]).Add(c => c.Series, [new ChartSeries("In", [100m, -50m])]));

        var (up, down) = (view.FindAll("rect")[0], view.FindAll("rect")[1]);
        Assert.True(Number(up, "y") < Number(down, "y"));
        Assert.Equal(Number(up, "y") + Number(up, "height"), Number(down, "y"), 1);

        static double Number(AngleSharp.Dom.IElement element, string name) => double.Parse(element.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_new_company_is_shown_the_way_and_only_what_this_person_may_do()
    {
        SeenBy(Roles.Clerk);
        var view = Show<FirstStepsList>(p => p.Add(v => v.Steps, new FirstSteps(HasAddress: false, HasParticipant: true, HasInvoice: false, HasIssued: false)));

        Assert.Equal(["acme/invoices/new"], view.FindAll("a.button").Select(a => a.GetAttribute("href")));
        Assert.Single(view.FindAll("li.done"));
    }

    [Fact]
    public void The_way_says_which_number_comes_first_and_an_admin_may_look_at_the_series_until_it_is_issued()
    {
        SeenBy(Roles.TenantAdmin);
        var steps = new FirstSteps(HasAddress: true, HasParticipant: false, HasInvoice: false, HasIssued: false);
        var view = Show<FirstStepsList>(p => p.Add(v => v.Steps, steps).Add(v => v.NextNumber, "2026-000001"));

        Assert.Contains("Your first invoice will be 2026-000001", view.Text(), StringComparison.Ordinal);
        Assert.Equal(["acme/settings/vat-rates", "acme/settings/series"], view.FindAll("a.button").Select(a => a.GetAttribute("href")));
        Assert.Equal("acme/settings/vat-rates", view.Find("a.button.primary").GetAttribute("href"));

        view = Show<FirstStepsList>(p => p.Add(v => v.Steps, steps with { HasVatRates = true }));
        Assert.Contains("Say how invoices are numbered", view.Text(), StringComparison.Ordinal);
        Assert.Equal("acme/settings/series", view.Find("a.button.primary").GetAttribute("href"));
    }

    [Fact]
    public void The_way_can_be_put_off_and_is_found_again()
    {
        bool? later = null;
        var steps = new FirstSteps(HasAddress: false, HasParticipant: false, HasInvoice: false, HasIssued: false);
        Show<FirstStepsList>(p => p.Add(v => v.Steps, steps).Add(v => v.PutOff, put => later = put)).Button("Later").Click();
        Assert.True(later);

        var away = Show<FirstStepsList>(p => p.Add(v => v.Steps, steps).Add(v => v.IsPutOff, true).Add(v => v.PutOff, put => later = put));
        Assert.Empty(away.FindAll("li"));
        away.Button("Show them").Click();
        Assert.False(later);
    }

    [Fact]
    public void The_year_and_the_currency_of_the_books_stand_on_one_line_that_has_its_place_before()
    {
        var year = FiscalYear.Calendar(Here.Tenant.Id, 2026);
        Assert.Equal("Fiscal year 2026 · EUR", Show<WhoseBooks>(p => p.Add(v => v.IsKnown, true).Add(v => v.Year, year)).Text());
        Assert.Equal("No fiscal year for today · EUR", Show<WhoseBooks>(p => p.Add(v => v.IsKnown, true)).Text());
        Assert.Equal("\u00a0", Show<WhoseBooks>(p => p.Add(v => v.IsKnown, false)).Find("p").TextContent);
    }

    [Fact]
    public void What_is_to_be_collected_opens_the_list_of_exactly_that()
    {
        SeenBy(Roles.Payer);
        InvoiceRow[] rows = [.. Enumerable.Range(0, 5).Select(n => ARow.Usual with { Id = Guid.CreateVersion7(), DueDate = Moments.Today.AddDays(n - 1) })];
        var view = Show<NextForYou>(p => p.Add(v => v.Work, new PersonalWork { ToPay = [], ToCollect = rows }));
        var panel = view.Labelled("To collect");
        Assert.Equal(["1 day overdue", "due 16 Mar 2026", "due 17 Mar 2026", "due 18 Mar 2026"], panel.QuerySelectorAll(".note").Select(n => n.TextContent.Trim()));
        Assert.All(panel.QuerySelectorAll("h3 a, .more a"), a => Assert.Equal("acme/invoices?direction=Sales&open=1&dueTo=2026-03-23&sort=Due&order=up", a.GetAttribute("href")));
        Assert.Single(panel.QuerySelectorAll(".more a"));
        Assert.Empty(view.Labelled("To pay").QuerySelectorAll(".more a"));
    }

    [Fact]
    public void What_waits_for_approval_says_whether_it_is_sold_or_bought()
    {
        SeenBy(Roles.Approver);
        var row = new WaitingRow(Guid.NewGuid(), InvoiceDirection.Purchase, InvoiceKind.Invoice, "4711", "Kontor", Moments.Noon, "Clara", "EUR", 12m, 1);
        var view = Show<NextForYou>(p => p.Add(v => v.Work, new PersonalWork { Waiting = [row, row with { Id = Guid.NewGuid(), Direction = InvoiceDirection.Sales }], WaitingCount = 2 }));
        Assert.Equal(["Purchase · Clara", "Sale · Clara"], view.FindAll(".note").Select(n => n.TextContent.Trim()));
    }

    [Fact]
    public void A_clerk_sees_what_came_back_and_why_and_an_auditor_sees_no_tasks()
    {
        SeenBy(Roles.Clerk);
        var row = new UnfinishedRow(Guid.NewGuid(), InvoiceDirection.Sales, InvoiceKind.Invoice, null, "Kontor", Moments.Noon, "EUR", 12m, 1) { Reason = "No order number", RejectedBy = "Amir" };
        Assert.Contains("Amir: No order number", Show<NextForYou>(p => p.Add(v => v.Work, new PersonalWork { Waiting = [], Unfinished = [row] })).Text(), StringComparison.Ordinal);

        SeenBy(Roles.Auditor);
        Assert.Equal("", Show<NextForYou>(p => p.Add(v => v.Work, new PersonalWork { Waiting = [] })).Markup.Trim());
    }
}
