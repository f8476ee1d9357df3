using InvoiceWeb.Invoices.Attachments;

namespace InvoiceWeb.Files.Views;

/// <summary>What became of one file that was sent.</summary>
/// <param name="Problem">Why it was refused, in words; null when it is attached.</param>
public sealed record UploadOutcome(string? Name, string? Problem, int? SeenVersion = null, int? NewVersion = null)
{
    public static UploadOutcome Of(AttachedFile file) => new(file.Name, null, file.SeenVersion, file.NewVersion);
}
