namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>A theory over the official EN 16931 documents; skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleTheoryAttribute : TheoryAttribute
{
    public SampleTheoryAttribute() => Skip = SampleFolder.WhyAbsent;
}

/// <summary>A fact about the official EN 16931 documents; skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute() => Skip = SampleFolder.WhyAbsent;
}

/// <summary>
/// Where the example documents of the CEN validation artefacts lie (ConnectingEurope/eInvoicing-EN16931, folder ubl/examples).
/// They stand under a licence of their own and are therefore not part of this project.
/// </summary>
public static class SampleFolder
{
    public const string Variable = "INVOICEWEB_SAMPLES";

    public static string? Path => Environment.GetEnvironmentVariable(Variable);

    public static string? WhyAbsent =>
        string.IsNullOrEmpty(Path) ? $"Set {Variable} to the folder with the official EN 16931 UBL examples."
        : Directory.Exists(Path) ? null
        : $"The folder {Path} ({Variable}) does not exist.";
}
