namespace InvoiceWeb.Tenancy;

/// <summary>Two admins changed the same custom field at once. Key, type and target never change.</summary>
public static class CustomFieldMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is typed here.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static CustomFieldContent Merge(CustomFieldContent origin, CustomFieldContent mine, CustomFieldContent theirs)
    {
        var merge = new FieldMerge<CustomFieldContent>(origin, mine, theirs, c => c with { Label = Text.CleanLine(c.Label), Choices = Kept(c) });
        return theirs with
        {
            Label = merge.Of(c => c.Label), IsRequired = merge.Of(c => c.IsRequired), IsSearchable = merge.Of(c => c.IsSearchable), IsPrinted = merge.Of(c => c.IsPrinted),
            Choices = merge.Of(c => string.Join('\n', c.Choices)).Split('\n', StringSplitOptions.RemoveEmptyEntries), SinceYear = merge.Of(c => c.SinceYear), UntilYear = merge.Of(c => c.UntilYear),
        };
    }

    private static IReadOnlyList<string> Kept(CustomFieldContent content) => [.. content.Choices.Select(Text.CleanLine).OfType<string>()];
}
