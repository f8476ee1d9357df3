using System.Runtime.CompilerServices;

namespace InvoiceWeb.Archive.Years;

internal static class Chunks
{
    /// <summary>A stream in parts, so that no more than one part is ever in memory.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ChunksAsync<T>(this IAsyncEnumerable<T> source, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var part = new List<T>(size);
        await foreach (var one in source.WithCancellation(cancellationToken))
        {
            part.Add(one);
            if (part.Count < size) continue;
            yield return part;
            part = new List<T>(size);
        }
        if (part.Count > 0) yield return part;
    }
}
