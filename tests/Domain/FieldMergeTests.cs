using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain;

public sealed class FieldMergeTests
{
    private static readonly CustomFieldContent Origin = new() { Key = "project", Label = "Project", Choices = ["A", "B"], SinceYear = 2020 };

    [Fact]
    public void Of_a_field_what_only_one_touched_is_kept_from_both_and_else_what_is_typed_here_counts()
    {
        var merged = CustomFieldMerge.Merge(Origin, Origin with { Label = "Mine", IsPrinted = true }, Origin with { Label = "Theirs", Choices = ["A", "B", "C"], UntilYear = 2026 });
        Assert.Equal(("Mine", true, 2020, 2026), (merged.Label, merged.IsPrinted, merged.SinceYear, merged.UntilYear));
        Assert.Equal(["A", "B", "C"], merged.Choices);
    }

    [Fact]
    public void Spaces_and_empty_lines_are_no_change_of_ones_own()
    {
        var merged = CustomFieldMerge.Merge(Origin, Origin with { Label = " Project ", Choices = ["A", "B", ""] }, Origin with { Label = "Theirs", Choices = ["A"] });
        Assert.Equal("Theirs", merged.Label);
        Assert.Equal(["A"], merged.Choices);
    }

    /// <summary>Field by field by reflection: a new field that the merge forgets fails here.</summary>
    [Fact]
    public void Every_field_of_the_other_one_is_taken_over()
    {
        var theirs = new CustomFieldContent { Key = "project", Label = "T", IsRequired = true, IsSearchable = true, IsPrinted = true, Choices = ["Z"], SinceYear = 1, UntilYear = 2 };
        var merged = CustomFieldMerge.Merge(Origin, Origin, theirs);
        Assert.All(typeof(CustomFieldContent).GetProperties().Where(p => p.CanWrite), p => Assert.Equal(p.GetValue(theirs), p.GetValue(merged)));
    }

    [Fact]
    public void Of_a_choice_out_of_a_list_additions_and_removals_of_both_count() =>
        Assert.Equal(["CHF", "JPY", "USD"], SetMerge.Of(origin: ["GBP", "USD", "SEK"], mine: ["USD", "SEK", "CHF"], theirs: ["GBP", "USD", "JPY"]).Order());
}
