using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Data.Archive;

/// <summary>A documents object from its first byte to its last.</summary>
public static class DocumentsStream
{
    /// <param name="name">How messages call it.</param>
    /// <exception cref="ObjectStoreException">Damaged; the line is named.</exception>
    public static async IAsyncEnumerable<(ArchiveHeader Header, ArchivedInvoice Document)> ReadAsync(Stream documents, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArchiveHeader? header = null;
        await foreach (var (number, line) in LinesAsync(documents, name, cancellationToken))
        {
            ArchivedInvoice document;
            try
            {
                if (header is null)
                {
                    header = DocumentJson.ReadHeader(line);
                    continue;
                }
                document = DocumentJson.Read(line, header.Tenant);
            }
            catch (InvalidDataException problem)
            {
                throw new ObjectStoreException(ObjectStoreProblem.Damaged, name, $"The object {name} is damaged in line {number}: {problem.Message}", problem);
            }
            yield return (header, document);
        }
        if (header is null) throw new ObjectStoreException(ObjectStoreProblem.Damaged, name, $"The object {name} is empty.");
    }

    /// <summary>The lines as they are, header first, numbered from 1.</summary>
    public static async IAsyncEnumerable<(int Number, string Line)> LinesAsync(Stream documents, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(documents, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(gzip, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        for (var number = 1; ; number++)
        {
            string? line;
            try
            {
                line = await lines.ReadLineAsync(cancellationToken);
            }
            catch (InvalidDataException problem)
            {
                throw SegmentReader.Damaged(name, problem);
            }
            if (line is null) yield break;
            yield return (number, line);
        }
    }
}
