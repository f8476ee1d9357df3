using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Audit;

public sealed class AuditChangeTests
{
    public static TheoryData<object?, string?> Values => new()
    {
        { null, null }, { "text", "text" }, { 1.5000m, "1.5" }, { 7, "7" }, { true, "True" }, { DocumentStatus.Approved, "Approved" },
        { new DateOnly(2026, 3, 16), "2026-03-16" }, { Moments.Noon, "2026-03-16T12:00:00.000000Z" },
        { new Guid("01900000-0000-7000-8000-000000000001"), "01900000-0000-7000-8000-000000000001" },
    };

    [Theory, MemberData(nameof(Values))]
    public void Values_are_written_the_same_in_every_culture(object? value, string? written)
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "ar-SA", "th-TH" })
            {
                Thread.CurrentThread.CurrentCulture = new(name);
                Assert.Equal(new AuditChange("field", written, null), AuditChange.Of("field", value, null));
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }
}
