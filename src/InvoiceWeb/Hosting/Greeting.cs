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
            foreach (var person in DemoPeople.All) Console.WriteLine($"    {person.Email,-28} {person.Name,-14} {DemoPeople.Companies[person.Company]}: {person.Does}");
        }
        else if (await setUp.IsNeededAsync(CancellationToken.None))
        {
            Console.WriteLine($"  No company yet. Create the first one:  {address}/set-up?key={setUp.Key}");
        }
        Console.WriteLine();
        Console.WriteLine(options.OwnerConnection is null ? $"  Data: {options.DataFolder}.  Ctrl+C stops everything." : "  Ctrl+C stops it.");
        Console.WriteLine();
    }
}
