using InvoiceWeb.Hosting.SetUp;

namespace InvoiceWeb.Hosting;

/// <summary>What a person sees in the terminal once the app is ready.</summary>
internal static class Greeting
{
    public static async Task PrintAsync(WebApplication app, HostOptions options)
    {
        var address = app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var setUp = app.Services.GetRequiredService<SetUpState>();
        setUp.Address = address;
        Console.WriteLine();
        Console.WriteLine($"  InvoiceWeb is ready:  {address}");
        if (await setUp.HasDemoAsync(CancellationToken.None))
        {
            Console.WriteLine();
            Console.WriteLine($"  Demo sign-ins, all with the password “{DemoPeople.Password}”:");
            foreach (var line in DemoSignIns()) Console.WriteLine(line);
        }
        else if (await setUp.IsNeededAsync(CancellationToken.None))
        {
            Console.WriteLine($"  No company yet. Create the first one:  {address}/set-up?key={setUp.Key}");
        }
        Console.WriteLine();
        Console.WriteLine(options.OwnerConnection is null ? $"  Data: {options.DataFolder}.  Ctrl+C stops everything." : "  Ctrl+C stops it.");
        Console.WriteLine();
    }

    /// <summary>Company by company; every line fits into a terminal of 80 columns.</summary>
    internal static IEnumerable<string> DemoSignIns()
    {
        var width = DemoPeople.All.Max(person => person.Email.Length);
        foreach (var company in DemoPeople.All.GroupBy(person => person.Company))
        {
            yield return "";
            yield return $"  {DemoPeople.Companies[company.Key]}";
            foreach (var person in company) yield return $"    {person.Email.PadRight(width)}  {person.Does}";
        }
    }
}
