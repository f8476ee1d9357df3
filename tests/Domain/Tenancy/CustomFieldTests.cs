using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class CustomFieldTests
{
    private static readonly CustomFieldContent Project = new() { Key = "project", Label = "Project" };

    private static CustomField New(CustomFieldContent content) => new(AnActor.Company, Guid.CreateVersion7(), content);

    [Theory]
    [InlineData("a"), InlineData("delivery_week"), InlineData("x2"), InlineData("a23456789012345678901234567890123456789_")]
    public void A_key_is_small_letters_digits_and_underscores(string key) => Assert.Equal(key, New(Project with { Key = key }).Key);

    [Theory]
    [InlineData(null), InlineData(""), InlineData("Project"), InlineData("2x"), InlineData("_x"), InlineData("a b"), InlineData("a-b"), InlineData("ä"), InlineData("a\n"), InlineData("a234567890123456789012345678901234567890_")]
    public void Any_other_key_is_refused(string? key) => Assert.Equal("Key", Refusal.Of("field.key-shape", () => New(Project with { Key = key })).Field);

    [Theory]
    [InlineData(null), InlineData(" "), InlineData("A label that is much longer than anybody would ever want to read it")]
    public void A_label_is_short_and_there(string? label) => Refusal.Of("field.label", () => New(Project with { Label = label }));

    [Fact]
    public void Choices_are_there_are_different_and_belong_to_a_choice()
    {
        var choice = Project with { Type = CustomFieldType.Choice };
        Assert.Equal(["Red", "Blue"], New(choice with { Choices = [" Red ", "", "Blue"] }).Choices);
        Refusal.Of("field.no-choices", () => New(choice with { Choices = [" "] }));
        Refusal.Of("field.choice-twice", () => New(choice with { Choices = ["Red", "red"] }));
        Refusal.Of("field.choice-shape", () => New(choice with { Choices = [new('x', 101)] }));
        Assert.Empty(New(Project with { Choices = ["Red"] }).Choices);
    }

    [Fact]
    public void Years_are_in_order_and_possible()
    {
        Refusal.Of("field.years", () => New(Project with { SinceYear = 2026, UntilYear = 2025 }));
        Refusal.Of("field.year-range", () => New(Project with { UntilYear = 26 }));
        var field = New(Project with { SinceYear = 2025, UntilYear = 2026 });
        Assert.Equal([false, true, true, false], new[] { 2024, 2025, 2026, 2027 }.Select(field.IsAskedIn));
        Assert.True(New(Project).IsAskedIn(1999));
    }

    [Fact]
    public void Key_type_and_place_never_change_and_everything_else_may()
    {
        var field = New(Project);
        foreach (var other in new[] { Project with { Key = "other" }, Project with { Type = CustomFieldType.Number }, Project with { AppliesTo = CustomFieldTarget.Line } })
            Refusal.Of("field.fixed", () => field.Change(other));
        var changed = Project with { Label = "Job", IsRequired = true, IsSearchable = true, IsPrinted = true, SinceYear = 2025, UntilYear = 2030 };
        field.Change(changed);
        Assert.Equal(changed with { Choices = [] }, field.Content with { Choices = changed.Choices });
    }

    [Theory]
    [InlineData(CustomFieldTarget.Line), InlineData(CustomFieldTarget.Participant)]
    public void Only_fields_of_invoices_are_searchable(CustomFieldTarget target) =>
        Refusal.Of("field.not-searchable", () => New(Project with { AppliesTo = target, IsSearchable = true }));

    [Fact]
    public void A_required_field_is_missed_in_its_years_only()
    {
        var registry = new FieldRegistry([New(Project with { IsRequired = true, UntilYear = 2025 })], [FiscalYear.Calendar(AnActor.Company, 2025), new(AnActor.Company, 2026, new(2026, 1, 1), new(2027, 3, 31))]);
        Assert.Single(registry.Missing(CustomFieldTarget.Invoice, new(2025, 12, 31), FieldValues.None));
        Assert.Empty(registry.Missing(CustomFieldTarget.Invoice, new(2025, 12, 31), FieldValues.None.With("project", "\"x\"")));
        Assert.Empty(registry.Missing(CustomFieldTarget.Invoice, new(2026, 1, 1), FieldValues.None));
        Assert.Equal(2026, registry.YearOf(new(2027, 3, 31)));
        Assert.Equal(2031, registry.YearOf(new(2031, 1, 1)));
    }

    [Fact]
    public void A_retired_field_is_shown_where_it_holds_a_value()
    {
        var registry = new FieldRegistry([New(Project with { UntilYear = 2025 })], []);
        Assert.Empty(registry.Shown(CustomFieldTarget.Invoice, new(2026, 1, 1), FieldValues.None));
        Assert.Single(registry.Shown(CustomFieldTarget.Invoice, new(2026, 1, 1), FieldValues.None.With("project", "\"x\"")));
    }

    [Fact]
    public void What_stood_there_before_is_not_checked_again()
    {
        var registry = new FieldRegistry([New(Project with { Type = CustomFieldType.Number })], []);
        var odd = FieldValues.None.With("project", "\"many\"");
        Assert.Empty(registry.Check(CustomFieldTarget.Invoice, odd, before: odd));
        Assert.Equal("Lines[3].Fields.project", Assert.Single(registry.Check(CustomFieldTarget.Invoice, odd, FieldValues.None, "Lines[3].")).Field);
    }
}
