using FsCheck.Fluent;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class FieldTextTests
{
    private static CustomField Field(CustomFieldType type) => new(AnActor.Company, Guid.CreateVersion7(), new() { Key = "k", Label = "Label", Type = type, Choices = ["Red", "Blue"] });

    [Theory]
    [InlineData(CustomFieldType.Text, "  Harbour \t refit ", "\"Harbour   refit\"")]
    [InlineData(CustomFieldType.Number, "-012.500", "\"-12.5\""), InlineData(CustomFieldType.Number, "abc", "\"abc\"")]
    [InlineData(CustomFieldType.Date, "2026-05-31", "\"2026-05-31\""), InlineData(CustomFieldType.Choice, "Red", "\"Red\"")]
    [InlineData(CustomFieldType.YesNo, "true", "true"), InlineData(CustomFieldType.YesNo, "false", "false"), InlineData(CustomFieldType.YesNo, "perhaps", "\"perhaps\"")]
    [InlineData(CustomFieldType.Text, " ", null)]
    public void A_typed_value_is_written_by_its_type(CustomFieldType type, string typed, string? json) => Assert.Equal(json, FieldText.ToJson(type, typed));

    [Theory]
    [InlineData(CustomFieldType.Number, "\"1,5\"", "field.not-a-number"), InlineData(CustomFieldType.Number, "\"1000000000000000\"", "field.not-a-number"), InlineData(CustomFieldType.Number, "\"0.000000001\"", "field.not-a-number")]
    [InlineData(CustomFieldType.Number, "\"-12.5\"", null), InlineData(CustomFieldType.Number, "7", null)]
    [InlineData(CustomFieldType.Date, "\"2026-02-30\"", "field.not-a-day"), InlineData(CustomFieldType.Date, "\"2028-02-29\"", null)]
    [InlineData(CustomFieldType.YesNo, "\"true\"", "field.not-yes-or-no"), InlineData(CustomFieldType.YesNo, "false", null)]
    [InlineData(CustomFieldType.Choice, "\"Green\"", "field.not-a-choice"), InlineData(CustomFieldType.Choice, "\"Old\"", null), InlineData(CustomFieldType.Choice, "\"Blue\"", null)]
    [InlineData(CustomFieldType.Text, "{\"a\": 1}", "field.text-too-long"), InlineData(CustomFieldType.Text, "\"fine\"", null)]
    public void A_value_that_is_none_of_its_type_is_refused_by_name(CustomFieldType type, string json, string? code)
    {
        var problem = FieldText.Problem(Field(type), FieldValues.None.With("k", json), before: "Old", "Fields.k");
        Assert.Equal(code, problem?.Code);
        if (problem is not null) Assert.Equal("Fields.k", problem.Field);
    }

    [Fact]
    public void A_text_of_200_characters_fits_and_one_more_does_not()
    {
        Assert.Null(FieldText.Problem(Field(CustomFieldType.Text), FieldValues.None.With("k", FieldValues.Quoted(new('x', 200))), null, "k"));
        Assert.NotNull(FieldText.Problem(Field(CustomFieldType.Text), FieldValues.None.With("k", FieldValues.Quoted(new('x', 201))), null, "k"));
    }

    [Fact]
    public void Numbers_are_ordered_in_the_side_table_as_they_are_ordered() => Always.Holds(
        from a in Numbers
        from b in Numbers
        select (a, b),
        pair => Assert.Equal(Math.Sign(pair.a.CompareTo(pair.b)), Math.Sign(string.CompareOrdinal(Key(pair.a), Key(pair.b)))), tests: 2_000);

    [Fact]
    public void Well_chosen_numbers_stand_in_their_order()
    {
        decimal[] numbers = [-999_999_999_999_999m, -1000m, -12.5m, -12.49999999m, -2m, -0.00000001m, 0m, 0.00000001m, 0.5m, 2m, 10m, 12.5m, 999_999_999_999_999.99999999m];
        Assert.Equal(numbers.Select(Key), numbers.Select(Key).Order(StringComparer.Ordinal));
        Assert.Equal(numbers.Length, numbers.Select(Key).Distinct().Count());
        Assert.All(numbers, n => Assert.True(Key(n).Length <= FieldText.TextLength));
    }

    [Theory]
    [InlineData(CustomFieldType.Text, " Café  LINDENALLEE ", "cafe lindenallee"), InlineData(CustomFieldType.Choice, "Spring/Summer", "Spring/Summer"), InlineData(CustomFieldType.Date, "2026-05-31", "2026-05-31")]
    [InlineData(CustomFieldType.Date, "May", null), InlineData(CustomFieldType.YesNo, "true", "true"), InlineData(CustomFieldType.YesNo, "yes", null), InlineData(CustomFieldType.Number, "many", null), InlineData(CustomFieldType.Text, "", null)]
    public void A_value_is_searched_by_its_key_and_what_is_no_value_is_not_found(CustomFieldType type, string text, string? key) => Assert.Equal(key, FieldText.SearchKey(type, text));

    [Fact]
    public void The_key_of_a_long_text_fits_and_is_cut_between_characters()
    {
        var key = FieldText.SearchKey(CustomFieldType.Text, string.Concat(Enumerable.Repeat("😀x", 150)))!;
        Assert.InRange(key.Length, 150, FieldText.TextLength);
        Assert.False(char.IsHighSurrogate(key[^1]));
    }

    private static FsCheck.Gen<decimal> Numbers =>
        from whole in Gen.Choose(-2_000_000, 2_000_000)
        from places in Gen.Choose(0, 8)
        select whole / (decimal)Math.Pow(10, places);

    private static string Key(decimal number) => FieldText.SearchKey(CustomFieldType.Number, FieldText.Plain(number))!;
}
