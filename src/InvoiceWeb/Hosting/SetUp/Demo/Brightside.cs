using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>A trading company in Hamburg: furniture, kitchen things and books, in euros.</summary>
internal static class Brightside
{
    public static DemoProfile Profile { get; } = new()
    {
        Company = new(DemoPeople.Brightside, DemoPeople.Companies[DemoPeople.Brightside], "EUR", "en-GB", "Europe/Berlin", IsDemo: true),
        Describe = settings =>
        {
            settings.Address = new() { Line1 = "Hafenstraße 12", PostCode = "20457", City = "Hamburg", Country = "DE" };
            (settings.VatId, settings.Email, settings.Phone) = ("DE123456789", "billing@brightside.example", "+49 40 555 010");
            (settings.Iban, settings.Bic, settings.BankName) = ("DE89370400440532013000", "COBADEFFXXX", "Commerzbank");
            settings.LegalFooter = "Brightside Trading GmbH · Amtsgericht Hamburg HRB 123456 · Managing director: Bea Bright";
        },
        Lists = new()
        {
            VatRates = [DemoLists.Rate("Standard rate", 19), DemoLists.Rate("Reduced rate", 7)],
            Accounts = """
                1200;Trade receivables
                1800;Commerzbank, current account
                3300;Trade payables
                4120;Revenue, exports
                4125;Revenue, deliveries within the EU
                4300;Revenue, 7 % VAT
                4400;Revenue, 19 % VAT
                5100;Raw materials
                5300;Packaging
                5400;Goods for resale, 19 % VAT
                6310;Rent
                6325;Gas, electricity, water
                6600;Advertising
                6805;Telephone and internet
                6815;Office supplies
                6827;Accounting and audit
                """,
            CostCentres = """
                100;Showroom
                200;Online shop
                300;Workshop
                400;Delivery
                900;Administration
                """,
        },
        Rates = new Dictionary<string, decimal[]> { ["GBP"] = [1.1436m, 1.1651m, 1.1548m, 1.1702m, 1.1819m], ["USD"] = [0.9183m, 0.9346m, 0.9027m, 0.8861m, 0.9212m] },
        Fields = DemoFields.OfBrightside, Seed = 20457, SalesAMonth = 1, PurchasesAMonth = 1, LeavesLastYearOpen = true,
        Customers =
        [
            Party("Café Morgenrot", "C-1001", "Lindenallee 4", "10969", "Berlin", "DE", "DE811907980", 14, null, 2),
            Party("Kontor & Söhne KG", "C-1002", "Am Sandtorkai 30", "20457", "Hamburg", "DE", "DE129273398", 30, null, -4),
            Party("Atelier Dubois SARL", "C-1003", "12 rue des Archives", "75004", "Paris", "FR", "FR40303265045", 30, VatCategory.IntraCommunity, 9),
            Party("Zelená Kuchyně s.r.o.", "C-1004", "Dlouhá 33", "110 00", "Praha", "CZ", "CZ25123891", 21, VatCategory.IntraCommunity, 0),
            Party("Fjord & Fjell AS", "C-1005", "Bryggen 7", "5003", "Bergen", "NO", null, 30, VatCategory.Export, null),
            Party("Bäckerei Sonnenschein", "C-1006", "Marktplatz 1", "79098", "Freiburg", "DE", "DE136695976", 10, null, 16),
            Party("Harbour Books Ltd", "C-1007", "3 Quay Street", "BS1 4DJ", "Bristol", "GB", "GB980780684", 30, VatCategory.Export, 5),
        ],
        Suppliers =
        [
            Party("Papierwerk Nord AG", "S-2001", "Industrieweg 8", "24103", "Kiel", "DE", "DE812526315", 30, null, -3),
            Party("Stadtwerke Elbe", "S-2002", "Am Kraftwerk 2", "20097", "Hamburg", "DE", "DE118509725", 14, null, -1),
            Party("Lumen Design Studio", "S-2003", "Keizersgracht 112", "1015", "Amsterdam", "NL", "NL004495445B01", 30, VatCategory.ReverseCharge, -2),
            Party("Tischlerei Holm", "S-2004", "Werkhof 5", "25335", "Elmshorn", "DE", "DE267112233", 21, null, 4),
        ],
        Goods =
        [
            new("Oak table, 180 × 90 cm", 489.00m, "C62", 19, 4), new("Cookbook “Zu Tisch”, hardcover", 26.17m, "C62", 7, 40), new("Delivery and assembly", 65.00m, "HUR", 19, 6),
            new("Linen tea towels, set of 4", 18.40m, "C62", 19, 60), new("Coffee beans, house blend", 14.90m, "KGM", 7, 50), new("Design consultation", 95.00m, "HUR", 19, 12),
            new("Oak chair, upholstered", 129.90m, "C62", 19, 16), new("Stoneware plate, 27 cm", 16.50m, "C62", 19, 80),
        ],
        Costs =
        [
            new("Copy paper A4, 80 g", 4.20m, "C62", 19, 60, "6815"), new("Electricity, monthly instalment", 312.00m, "C62", 19, 1, "6325"), new("Photographs for the catalogue", 85.00m, "HUR", 19, 20, "6600"),
            new("Solid oak boards, planed", 62.50m, "MTK", 19, 40, "5100"), new("Packaging, corrugated", 0.84m, "C62", 19, 600, "5300"),
        ],
    };

    internal static DemoParty Party(
        string name, string number, string street, string postCode, string city, string country, string? vatId, int terms, VatCategory? category, int? daysLate, string? currency = null) =>
        new(new ParticipantContent
        {
            Name = name, Number = number, VatId = vatId, TermsDays = terms, Currency = currency,
            Address = new() { Line1 = street, PostCode = postCode, City = city, Country = country },
        }, category, daysLate);
}
