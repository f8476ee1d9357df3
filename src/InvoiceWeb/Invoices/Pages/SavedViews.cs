namespace InvoiceWeb.Invoices.Pages;

/// <summary>Filters and order of the list under a name.</summary>
/// <param name="Url">The address inside the company, as <see cref="ListQuery.ToUrl"/> writes it.</param>
public sealed record SavedView(string Name, string Url);

/// <summary>
/// A person's views of one company, as the browser keeps them: a line for each, name and address with a tab between. What cannot be read
/// is left out, and an address is only ever one of the list.
/// </summary>
public static class SavedViews
{
    public const int NameLength = 60;

    /// <summary>More would be a list to search in.</summary>
    public const int Most = 20;

    public static IReadOnlyList<SavedView> Parse(string? kept) =>
        [.. (kept ?? "").Split('\n').Select(line => line.Split('\t')).Select(View).OfType<SavedView>().DistinctBy(view => view.Name).Take(Most)];

    public static string ToText(IEnumerable<SavedView> views) => string.Join('\n', views.Select(view => $"{view.Name}\t{view.Url}"));

    /// <summary>A view of the same name is replaced; a new one comes last.</summary>
    public static IReadOnlyList<SavedView> With(this IReadOnlyList<SavedView> views, SavedView view) =>
        views.Any(v => v.Name == view.Name) ? [.. views.Select(v => v.Name == view.Name ? view : v)] : [.. views, view];

    public static IReadOnlyList<SavedView> Renamed(this IReadOnlyList<SavedView> views, SavedView view, string name) =>
        [.. views.Where(v => v == view || v.Name != name).Select(v => v == view ? v with { Name = name } : v)];

    public static IReadOnlyList<SavedView> Without(this IReadOnlyList<SavedView> views, SavedView view) => [.. views.Where(v => v != view)];

    /// <returns>Null for what is no name.</returns>
    public static string? Name(string? typed) => Text.CleanLine(typed?.Replace('\t', ' ')) is { Length: <= NameLength } name ? name : null;

    private static SavedView? View(string[] parts) =>
        parts is [var typed, var url] && Name(typed) is { } name && Uri.TryCreate("http://list/" + url, UriKind.Absolute, out var address)
            ? new(name, ListQuery.Parse(address.AbsoluteUri).WithoutPlace.ToUrl()) : null;
}
