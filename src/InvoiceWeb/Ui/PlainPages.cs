using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Ui;

/// <summary>
/// Pages that the server draws whole: signing in and out, the own account. The router of a connected page does not know them and would
/// take the first part of their address for a company.
/// </summary>
public static class PlainPages
{
    private static readonly FrozenSet<string> Firsts = typeof(PlainPages).Assembly.GetTypes()
        .Where(page => page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true))
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
        .Select(route => First(route.Template)).Where(first => first is not "" && first[0] != '{')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">An address inside the application.</param>
    public static bool Has(string path) => Firsts.Contains(First(path));

    private static string First(string path) => path.TrimStart('/').Split('/', '?', '#')[0];
}
