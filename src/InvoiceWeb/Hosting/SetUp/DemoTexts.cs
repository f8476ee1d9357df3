using System.Globalization;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>The names and things that demo invoices speak of.</summary>
internal static class DemoTexts
{
    public static IReadOnlyList<ParticipantContent> Customers { get; } =
    [
        Party("Café Morgenrot", "C-1001", "Lindenallee 4", "10969", "Berlin", "DE", "DE811907980", 14),
        Party("Kontor & Söhne KG", "C-1002", "Am Sandtorkai 30", "20457", "Hamburg", "DE", "DE129273398", 30),
        Party("Atelier Dubois SARL", "C-1003", "12 rue des Archives", "75004", "Paris", "FR", "FR40303265045", 30),
        Party("Zelená Kuchyně s.r.o.", "C-1004", "Dlouhá 33", "110 00", "Praha", "CZ", "CZ25123891", 21),
        Party("Fjord & Fjell AS", "C-1005", "Bryggen 7", "5003", "Bergen", "NO", null, 30),
        Party("Bäckerei Sonnenschein", "C-1006", "Marktplatz 1", "79098", "Freiburg", "DE", "DE136695976", 10),
        Party("Harbour Books Ltd", "C-1007", "3 Quay Street", "BS1 4DJ", "Bristol", "GB", "GB980780684", 30),
    ];

    public static IReadOnlyList<ParticipantContent> Suppliers { get; } =
    [
        Party("Papierwerk Nord AG", "S-2001", "Industrieweg 8", "24103", "Kiel", "DE", "DE812526315", 30),
        Party("Stadtwerke Elbe", "S-2002", "Am Kraftwerk 2", "20097", "Hamburg", "DE", "DE118509725", 14),
        Party("Lumen Design Studio", "S-2003", "Keizersgracht 112", "1015", "Amsterdam", "NL", "NL004495445B01", 30),
    ];

    private static readonly (string Text, decimal Price, string Unit, decimal Rate)[] Things =
    [
        ("Oak table, 180 × 90 cm", 489.00m, "C62", 19m), ("Cookbook “Zu Tisch”, hardcover", 26.17m, "C62", 7m), ("Delivery and assembly", 65.00m, "HUR", 19m),
        ("Linen tea towels, set of 4", 18.40m, "C62", 19m), ("Coffee beans, house blend", 14.90m, "KGM", 7m), ("Design consultation", 95.00m, "HUR", 19m),
    ];

    public static InvoiceContent Content(int n, Guid participant, bool purchase, DateOnly today) => new()
    {
        ParticipantId = participant,
        Currency = "EUR",
        SupplierNumber = purchase ? string.Create(CultureInfo.InvariantCulture, $"R-{5000 + n * 7}") : null,
        IssueDate = purchase ? today.AddDays(-20 + n) < today ? today.AddDays(-20 + n) : today : null,
        Reference = n % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $"PO {4400 + n}") : null,
        Note = n % 5 == 0 ? "Thank you for your order." : null,
        Lines = [.. Enumerable.Range(0, 1 + n % 4).Select(i => Line(n, i))],
    };

    private static LineContent Line(int n, int i)
    {
        var (text, price, unit, rate) = Things[(n + i) % Things.Length];
        return new LineContent { Description = text, Quantity = 1 + (n * 3 + i * 5) % 9, Price = price, Unit = unit, VatRate = rate, DiscountPercent = (n + i) % 7 == 0 ? 5 : 0 };
    }

    private static ParticipantContent Party(string name, string number, string street, string postCode, string city, string country, string? vatId, int terms) => new()
    {
        Name = name, Number = number, VatId = vatId, TermsDays = terms, Address = new() { Line1 = street, PostCode = postCode, City = city, Country = country },
    };
}
