using Bunit;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class SettingsViewsTests : View
{
    private static readonly SeriesRow Usual = Row("Sales invoices", "", isDefault: true);
    private static readonly SeriesRow Branch = Row("Branch", "HH-");

    [Fact]
    public void Of_two_who_change_a_series_at_once_the_second_keeps_what_is_typed_and_is_told_the_rest()
    {
        var form = SeriesForm.Of(Branch);
        form.Prefix = "BR-";
        var (merged, changes) = form.Onto(Branch with { Name = "Hamburg", Width = 5, RowVersion = 7 });
        Assert.Equal(("Hamburg", "BR-", 5, 7), (merged.Name, merged.Prefix, merged.Width, merged.Version));
        Assert.Equal(["series", "digits"], changes.Select(c => c.Field));
        var view = Show<SeriesDialog>(p => p.Add(d => d.Form, merged).Add(d => d.Attempt, Attempt).Add(d => d.Meanwhile, new("Bea", changes)));
        Assert.Contains("Bea saved changes while you were typing.", view.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.Onto(Branch with { RowVersion = 8 }).Changes);
    }

    [Fact]
    public void Of_two_who_change_a_VAT_rate_at_once_the_second_keeps_what_is_typed()
    {
        var tenant = AnActor.Alice.Tenant;
        var form = VatRateForm.Of(new(tenant, Guid.CreateVersion7(), new(VatCategory.Standard, 19, "Full", null, null)));
        form.Label = "Regular";
        var (merged, changes) = form.Onto(new(tenant, form.Id, new(VatCategory.Standard, 20, "Full", null, new(2026, 12, 31))));
        Assert.Equal(("Regular", 20m, new DateOnly(2026, 12, 31)), (merged.Label, merged.Rate, merged.ValidTo));
        Assert.Equal(["vatRate", "validTo"], changes.Select(c => c.Field));
    }

    [Fact]
    public void An_entry_that_somebody_else_has_renamed_takes_over_what_was_not_typed()
    {
        LedgerCodeContent? saved = null;
        var view = Show<LedgerCodeDialog>(p => p.Add(d => d.Kind, LedgerCodeKind.Account).Add(d => d.Version, 1).Add(d => d.Code, "8400").Add(d => d.Name, "Revenue").Add(d => d.IsActive, true).Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, c => saved = c));
        view.Find("input[type=checkbox]").Change(false);
        view.Render(p => p.Add(d => d.Version, 2).Add(d => d.Name, "Revenue 19 %"));
        view.Find("form").Submit();
        Assert.Equal(new LedgerCodeContent(LedgerCodeKind.Account, "8400", "Revenue 19 %", false), saved);
    }

    [Fact]
    public void A_lock_date_that_somebody_else_has_moved_stays_as_typed()
    {
        (DateOnly? Through, string Reason) saved = default;
        var view = Show<LockDateDialog>(p => p.Add(d => d.Through, new DateOnly(2026, 1, 31)).Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, typed => saved = typed));
        view.Labelled("Reason").Input("Closing");
        view.Render(p => p.Add(d => d.Through, new DateOnly(2026, 2, 28)));
        Assert.Equal("2026-02-28", view.Labelled("Locked through").GetAttribute("value"));
        view.Labelled("Locked through").Change("2026-03-31");
        view.Render(p => p.Add(d => d.Through, null));
        view.Find("form").Submit();
        Assert.Equal((new DateOnly(2026, 3, 31), "Closing"), saved);
    }

    [Fact]
    public void The_next_number_follows_the_typing()
    {
        SeriesForm? saved = null;
        var view = Show<SeriesDialog>(p => p.Add(d => d.Form, SeriesForm.Of(Usual)).Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, f => saved = f));
        Assert.Contains("next: 2026-000042", view.Text(), StringComparison.Ordinal);
        view.Labelled("Prefix").Input("RE-");
        view.Labelled("Digits").Input("4");
        Assert.Contains("next: RE-2026-0042", view.Text(), StringComparison.Ordinal);
        view.Labelled("Digits").Input("2");
        Assert.Contains("3 to 12 digits", view.Text(), StringComparison.Ordinal);
        view.Labelled("Digits").Input("5");
        view.Find("form").Submit();
        Assert.Equal(("RE-", 5, true), (saved!.ToContent().Prefix, saved.Width, saved.IsDefault));
    }

    [Fact]
    public void The_usual_series_cannot_be_unchosen_and_direction_and_kind_are_chosen_once()
    {
        var changing = Show<SeriesDialog>(p => p.Add(d => d.Form, SeriesForm.Of(Usual)).Add(d => d.Attempt, Attempt));
        Assert.True(changing.Find("input[type=checkbox]").HasAttribute("disabled"));
        Assert.Empty(changing.FindAll("select"));
        var form = SeriesForm.New(2026);
        var adding = Show<SeriesDialog>(p => p.Add(d => d.Form, form).Add(d => d.Attempt, Attempt));
        adding.Labelled("For").Change((InvoiceDirection.Purchase, InvoiceKind.CreditNote).ToString());
        Assert.Equal((InvoiceDirection.Purchase, InvoiceKind.CreditNote), (form.Direction, form.Kind));
    }

    [Fact]
    public void A_draft_is_offered_a_series_only_where_there_is_a_choice()
    {
        Guid? chosen = Guid.Empty;
        var view = Show<SeriesChoice>(p => p.Add(c => c.Series, [Usual, Branch]).Add(c => c.Direction, InvoiceDirection.Sales).Add(c => c.Kind, InvoiceKind.Invoice).Add(c => c.ChosenChanged, (Guid? id) => chosen = id));
        view.Labelled("Number series").Change(Branch.Id.ToString());
        Assert.Equal(Branch.Id, chosen);
        view.Labelled("Number series").Change("");
        Assert.Null(chosen);
        Assert.Empty(Show<SeriesChoice>(p => p.Add(c => c.Series, [Usual, Branch]).Add(c => c.Direction, InvoiceDirection.Purchase).Add(c => c.Kind, InvoiceKind.Invoice)).FindAll("select"));
    }

    [Fact]
    public void Only_years_that_are_over_can_be_closed_and_only_by_who_may()
    {
        var closed = FiscalYear.Calendar(AnActor.Company, 2024);
        closed.Close();
        FiscalYear[] years = [FiscalYear.Calendar(AnActor.Company, 2026), FiscalYear.Calendar(AnActor.Company, 2025), closed];
        IEnumerable<string> Buttons(bool may) => Show<YearTable>(p => p.Add(t => t.Years, years).Add(t => t.Today, Moments.Today).Add(t => t.MayChange, may)).FindAll("button").Select(b => b.GetAttribute("aria-label")!);
        Assert.Equal(["Close 2025", "Reopen 2024"], Buttons(true));
        Assert.Empty(Buttons(false));
    }

    [Fact]
    public void Closing_says_what_would_be_left_behind()
    {
        var view = Show<CloseYearDialog>(p => p.Add(d => d.Year, FiscalYear.Calendar(AnActor.Company, 2025)).Add(d => d.Work, new YearWork(2, 1)).Add(d => d.Attempt, Attempt));
        Assert.Contains("2 drafts and 1 submitted invoice.", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(view.Button("Close it all the same"));
        var counting = Show<CloseYearDialog>(p => p.Add(d => d.Year, FiscalYear.Calendar(AnActor.Company, 2025)).Add(d => d.Work, null).Add(d => d.Attempt, Attempt));
        Assert.True(counting.Button("Close the year").HasAttribute("disabled"));
    }

    [Fact]
    public void The_approver_begins_with_the_latest_earlier_day()
    {
        DateOnly? chosen = null;
        OpenDays[] days = [new(2025, new(2025, 12, 29), new(2025, 12, 31)), new(2026, new(2026, 1, 1), new(2026, 1, 1))];
        var view = Show<ApproveOnDialog>(p => p.Add(d => d.Days, days[..1]).Add(d => d.Today, new(2026, 1, 1)).Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, d => chosen = d));
        Assert.Contains("29 Dec 2025 – 31 Dec 2025", view.Text(), StringComparison.Ordinal);
        view.Find("form").Submit();
        Assert.Equal(new DateOnly(2025, 12, 31), chosen);
        view.Labelled("Issue date").Change("2025-12-30");
        view.Find("form").Submit();
        Assert.Equal(new DateOnly(2025, 12, 30), chosen);
    }

    [Fact]
    public void The_gap_report_says_complete_or_names_what_is_missing()
    {
        var whole = new GapReportLine("Sales invoices", InvoiceDirection.Sales, InvoiceKind.Invoice, 2, 2, 1, 2)
        {
            FirstText = "2026-000001", LastText = "2026-000002",
            Voids = [new(Guid.NewGuid(), 2, "2026-000002", Moments.Today, Moments.Noon, "Bob", "Wrong customer")],
        };
        var torn = whole with { Count = 1, Missing = [new(2, 2), new(4, 6)] };
        var complete = Show<GapReportView>(p => p.Add(v => v.Report, new GapReport(2026, false, [whole]))).Text();
        Assert.Contains("No number is missing in fiscal year 2026.", complete, StringComparison.Ordinal);
        Assert.Contains("Bob Wrong customer", complete, StringComparison.Ordinal);
        var missing = Show<GapReportView>(p => p.Add(v => v.Report, new GapReport(2026, false, [torn]))).Text();
        Assert.Contains("Number 2 is missing.", missing, StringComparison.Ordinal);
        Assert.Contains("Numbers 4 to 6 are missing.", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_entered_or_corrected_with_a_reason()
    {
        RateContent? entered = null;
        var entering = Show<RateDialog>(p => p.Add(d => d.BaseCurrency, "EUR").Add(d => d.Today, Moments.Today).Add(d => d.Attempt, Attempt).Add(d => d.Entered, r => entered = r));
        entering.Labelled("1 USD in EUR").Input("0.92");
        entering.Find("form").Submit();
        Assert.Equal(new RateContent("USD", Moments.Today, 0.92m), entered);
        (decimal Rate, string Reason) corrected = default;
        var wrong = new ExchangeRate(AnActor.Company, Currency.Of("USD"), Moments.Today, 9.2m, AnActor.Alice, Moments.Noon);
        var correcting = Show<RateDialog>(p => p.Add(d => d.BaseCurrency, "EUR").Add(d => d.Today, Moments.Today).Add(d => d.Wrong, wrong).Add(d => d.Attempt, Attempt).Add(d => d.Corrected, c => corrected = c));
        correcting.Labelled("1 USD in EUR").Input("0.92");
        correcting.Labelled("Reason").Input("Point misplaced");
        correcting.Find("form").Submit();
        Assert.Equal((0.92m, "Point misplaced"), corrected);
    }

    [Theory]
    [InlineData(Roles.TenantAdmin, false), InlineData(Roles.Auditor, true), InlineData(Roles.Clerk, true)]
    public void Readers_are_told_that_they_only_read(Roles roles, bool told)
    {
        SeenBy(roles);
        Assert.Equal(told, Show<SettingsTabs>(_ => { }).Text().Contains("a tenant admin changes them", StringComparison.Ordinal));
    }

    private static SeriesRow Row(string name, string prefix, bool isDefault = false) =>
        new(Guid.CreateVersion7(), name, InvoiceDirection.Sales, InvoiceKind.Invoice, prefix, 6, isDefault, 3, 2026, 41, $"{prefix}2026-000042");
}
