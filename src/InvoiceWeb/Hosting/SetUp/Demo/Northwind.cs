using InvoiceWeb.Invoices;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>Outfitters in New York who buy in Japan and sell there too: US dollars, and yen, which know no cents.</summary>
internal static class Northwind
{
    public static DemoProfile Profile { get; } = new()
    {
        Company = new(DemoPeople.Northwind, DemoPeople.Companies[DemoPeople.Northwind], "USD", "en-US", "America/New_York", IsDemo: true),
        Describe = settings =>
        {
            settings.Address = new() { Line1 = "418 Mercer Street", PostCode = "10003", City = "New York", Region = "NY", Country = "US" };
            (settings.TaxNumber, settings.Email, settings.Phone) = ("98-7654321", "accounts@northwind.example", "+1 212 555 0148");
            settings.LegalFooter = "Northwind Outfitters Ltd · Incorporated in New York";
        },
        Lists = new()
        {
            VatRates = [DemoLists.Rate("New York City sales tax", 8.875m)],
            Accounts = """
                1010;Checking account
                1200;Accounts receivable
                2000;Accounts payable
                4000;Sales, domestic
                4100;Sales, export
                5010;Fabrics
                5020;Trims and zippers
                5400;Freight and duties
                6100;Rent
                6300;Utilities
                """,
            CostCentres = """
                NY;Store, Mercer Street
                WEB;Mail order
                PROD;Production
                """,
            Currencies = ["JPY"],
        },
        Fields = DemoFields.OfNorthwind, Seed = 10003, SalesAMonth = 1,
        Rates = new Dictionary<string, decimal[]> { ["JPY"] = [0.0067m, 0.00685m, 0.0066m, 0.00702m, 0.00691m] },
        Customers =
        [
            Brightside.Party("Hudson Trail Club", "C-3001", "77 Bank Street", "10014", "New York", "US", null, 30, null, 3),
            Brightside.Party("Granite Peak Sports Inc.", "C-3002", "1200 Summit Ave", "80302", "Boulder", "US", null, 30, VatCategory.OutOfScope, -2),
            Brightside.Party("山と渓谷商店", "C-3003", "神田神保町1-2-3", "101-0051", "東京", "JP", null, 30, VatCategory.Export, 6, "JPY"),
            Brightside.Party("Bluewater Marine LLC", "C-3004", "5 Dock Road", "04101", "Portland", "US", null, 14, VatCategory.OutOfScope, null),
            Brightside.Party("Kyoto Outdoor K.K.", "C-3005", "四条通 88", "600-8001", "京都", "JP", null, 30, VatCategory.Export, 12, "JPY"),
        ],
        Suppliers =
        [
            Brightside.Party("Tanaka Textile Co., Ltd.", "S-4001", "本町2-6-8", "541-0053", "大阪", "JP", null, 30, VatCategory.OutOfScope, -2, "JPY"),
            Brightside.Party("Empire Freight Forwarding", "S-4002", "900 Harbor Blvd", "07087", "Weehawken", "US", null, 14, VatCategory.OutOfScope, 1),
            Brightside.Party("Nippon Zipper K.K.", "S-4003", "黒部市吉田 200", "938-8601", "富山", "JP", null, 30, VatCategory.OutOfScope, 3, "JPY"),
        ],
        Goods =
        [
            new("Rain jacket “Catskill”", 128.00m, "C62", 8.875m, 24), new("Down parka “Adirondack”", 342.50m, "C62", 8.875m, 12), new("Trekking poles, carbon, pair", 96.40m, "PR", 8.875m, 20),
            new("Wool socks, 3 pairs", 21.95m, "C62", 8.875m, 80), new("Tent, 2 persons", 419.00m, "C62", 8.875m, 8),
        ],
        Costs =
        [
            new("Ripstop nylon, 40 denier", 11.20m, "MTR", 8.875m, 400, "5010"), new("Ocean freight, 20 ft container", 1_850.00m, "C62", 8.875m, 2, "5400"), new("Zipper, water-repellent, 70 cm", 2.35m, "C62", 8.875m, 900, "5020"),
        ],
    };
}
