namespace InvoiceWeb.Ui;

/// <summary>Time zones to choose from.</summary>
internal static class TimeZones
{
    /// <summary>IANA names by continent; the links of old names (US/Eastern, Etc/GMT+5) only lengthen the list.</summary>
    public static IReadOnlyList<IGrouping<string, string>> ByContinent { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("US/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).GroupBy(id => id[..id.IndexOf('/', StringComparison.Ordinal)]),
    ];
}
