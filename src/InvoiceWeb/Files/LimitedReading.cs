namespace InvoiceWeb.Files;

/// <summary>Reads what somebody sends, who may send for ever.</summary>
public static class LimitedReading
{
    /// <returns>Null when there is more than the limit; what comes behind it is not read.</returns>
    public static async Task<byte[]?> ToEndAsync(Stream content, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > limit) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
