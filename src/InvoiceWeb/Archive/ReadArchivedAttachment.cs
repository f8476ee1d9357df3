using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Gives a file of an archived invoice.</summary>
public sealed class ReadArchivedAttachment
{
    /// <param name="attachment">The attachment's id, as on the archived document.</param>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c></exception>
    public Task<ArchivedFile> ExecuteAsync(Actor actor, Guid invoice, Guid attachment, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        throw new NotImplementedException();
    }
}

public sealed record ArchivedFile(string FileName, string ContentType, byte[] Content);
