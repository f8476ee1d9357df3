using System.Globalization;

namespace InvoiceWeb.Archive.Years;

/// <summary>
/// Estimates of what documents take, where asking the tables would mean to read them: an invoice of two or three lines with its history,
/// approvals and allocations, indexes included, as measured by the benchmark on generated books (docs/scalability.md).
/// </summary>
public static class ArchiveSizes
{
    public const int HotBytesPerInvoice = 7_500;
    public const int ColdBytesPerInvoice = 550;

    public static long Hot(long invoices) => invoices * HotBytesPerInvoice;

    public static long Cold(long invoices) => invoices * ColdBytesPerInvoice;
}

/// <summary>What a gigabyte costs in each tier for a month, as the operator has set it.</summary>
/// <param name="Currency">That of the provider's bill, whatever the books are kept in.</param>
public sealed record ArchivePrices(decimal Hot, decimal Cold, string Currency)
{
    private const decimal Gigabyte = 1_000_000_000m;

    /// <summary>Databases on fast disks and infrequent-access objects at a large provider.</summary>
    public static ArchivePrices Usual { get; } = new(0.115m, 0.0125m, "USD");

    internal static ArchivePrices From(IConfiguration configuration) => new(Price(configuration["Archive:HotPrice"], Usual.Hot), Price(configuration["Archive:ColdPrice"], Usual.Cold),
        InvoiceWeb.Currency.Find(configuration["Archive:Currency"])?.Code ?? Usual.Currency);

    public decimal OfHot(long bytes) => bytes / Gigabyte * Hot;

    public decimal OfCold(long bytes) => bytes / Gigabyte * Cold;

    private static decimal Price(string? configured, decimal usual) =>
        decimal.TryParse(configured, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price >= 0 ? price : usual;
}
