using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Hosting.Archives;

internal static class RestingObjects
{
    /// <summary>Whether an object must be restored before it can be read; asking orders that, and what was ordered is said.</summary>
    public static async Task<bool> RestsAsync(this IObjectStore store, string key, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await store.ReadRangeAsync(key, 0, 1, cancellationToken);
            return false;
        }
        catch (ObjectStoreException problem) when (problem.Problem is ObjectStoreProblem.NeedsRestore)
        {
            await errors.WriteLineAsync(problem.Message);
            return true;
        }
        catch (ObjectStoreException problem) when (problem.Problem is ObjectStoreProblem.Damaged)
        {
            // Whoever reads it says so.
            return false;
        }
    }
}
