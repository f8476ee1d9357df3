namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>A studio that has begun this week: shows what an empty company looks like.</summary>
internal static class Larkspur
{
    public static DemoProfile Profile { get; } = new()
    {
        Company = new(DemoPeople.Larkspur, DemoPeople.Companies[DemoPeople.Larkspur], "GBP", "en-GB", "Europe/London", IsDemo: true),
        Describe = settings => settings.Email = "hello@larkspur.example",
        Lists = new() { VatRates = [DemoLists.Rate("Standard rate", 20), DemoLists.Rate("Reduced rate", 5)] },
        Seed = 1,
        Customers = [Brightside.Party("Willow & Finch Tearooms", "C-1", "8 Castle Street", "SA70 7BW", "Tenby", "GB", null, 14, null, 0)],
        Suppliers = [], Goods = [new("Hand-lettered menu boards", 85.00m, "C62", 20, 6)], Costs = [],
    };
}
