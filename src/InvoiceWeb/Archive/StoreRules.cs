using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Archive;

/// <summary>What the object store does not do, as refusals that say what helps.</summary>
internal static class StoreRules
{
    public static RuleBrokenException Refusal(ObjectStoreException problem) => problem.Problem switch
    {
        ObjectStoreProblem.Full => new("archive.store-full", $"The object store is full. Make room, then try again: {problem.Message}"),
        ObjectStoreProblem.AccessDenied => new("archive.store-denied", $"The object store refuses access. Whoever runs it must check the permissions: {problem.Message}"),
        ObjectStoreProblem.Away => new("archive.store-away", $"The object store cannot be reached. Try again in a moment: {problem.Message}"),
        ObjectStoreProblem.NeedsRestore => new("archive.store-needs-restore", $"This part of the archive must be restored first: {problem.Message}"),
        ObjectStoreProblem.Damaged => new("archive.store-damaged", $"An object of the archive is missing or damaged. Whoever runs it must bring it back from a copy: {problem.Message}"),
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
