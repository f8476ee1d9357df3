using System.Globalization;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;

namespace InvoiceWeb.Bench;

/// <summary>What stands in generated books.</summary>
internal static class Words
{
    private static readonly string[] First = ["Café", "Papierwerk", "Nordlicht", "Hansa", "Alpin", "Rhein", "Elbe", "Müller", "Schröder", "Weiß", "Krüger", "Bäcker", "Sonnen", "Ostsee", "Harz", "Isar", "Stern", "Linden", "Eichen", "Silber"];
    private static readonly string[] Second = ["Logistik", "Möbel", "Handel", "Technik", "Druck", "Bau", "Elektro", "Garten", "Medien", "Energie", "Textil", "Optik", "Metall", "Chemie", "Foto", "Büro"];
    private static readonly string[] Forms = ["GmbH", "AG", "KG", "OHG", "e. K.", "GmbH & Co. KG"];
    private static readonly string[] Cities = ["Hamburg", "München", "Köln", "Leipzig", "Dresden", "Kiel", "Bremen", "Mainz", "Ulm", "Jena"];
    private static readonly string[] Kinds = ["Oak", "Steel", "Printed", "Recycled", "Wireless", "Monthly", "Custom", "Spare", "Portable", "Annual", "Express", "Coated", "Digital", "Heavy", "Light", "Double"];
    private static readonly string[] Things =
    [
        "table", "chair", "envelopes", "paper A4", "licence", "maintenance", "consulting", "delivery", "keyboard", "monitor", "cable 3 m", "lamp", "shelf", "toner cartridge",
        "training day", "hosting", "support hours", "screws M6", "pallet", "translation", "cleaning", "storage", "adapter", "battery pack", "filter", "valve", "gasket", "sensor", "banner", "folder",
    ];
    private static readonly string[] Details = ["", "", "", " for the Hamburg branch", " incl. assembly", ", white", ", black", " (set of 4)", " as offered", " 2nd delivery", ", order of spring", " with warranty"];
    private static readonly decimal[] Rates = [19, 19, 19, 7];

    public static ParticipantContent Partner(Random random, int i) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{First[i % First.Length]} {Second[i / First.Length % Second.Length]} {Forms[random.Next(Forms.Length)]}"),
        Number = string.Create(CultureInfo.InvariantCulture, $"{10_000 + i}"), IsCustomer = true, IsSupplier = true,
        Address = new() { Line1 = string.Create(CultureInfo.InvariantCulture, $"{Second[random.Next(Second.Length)]}weg {random.Next(1, 200)}"), PostCode = string.Create(CultureInfo.InvariantCulture, $"{random.Next(10_000, 99_999)}"), City = Cities[random.Next(Cities.Length)], Country = "DE" },
        Email = string.Create(CultureInfo.InvariantCulture, $"office{i}@example.com"),
    };

    public static LineContent Line(Random random, Guid id) => new()
    {
        Id = id, Description = Kinds[random.Next(Kinds.Length)] + " " + Things[random.Next(Things.Length)] + Details[random.Next(Details.Length)],
        Quantity = random.Next(4) == 0 ? random.Next(1, 200) : random.Next(1, 10), Price = random.Next(1, 400) + (decimal)random.Next(20) * 0.05m,
        VatCategory = VatCategory.Standard, VatRate = Rates[random.Next(Rates.Length)],
    };
}
