using System.Globalization;
using System.IO.Compression;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Bulk;

/// <summary>Packs PDFs into one file and keeps it for some days.</summary>
public sealed class BulkZip(TenantDatabase tenants, FileShelf files, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Draft Begin(Job job) => new(job.CreatedAt);

    internal async Task<JobFile> KeepAsync(Actor actor, Draft draft, CancellationToken cancellationToken)
    {
        var content = draft.Close();
        var name = string.Create(CultureInfo.InvariantCulture, $"Invoices {draft.At:yyyy-MM-dd}.zip");
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var file = await files.PutAsync(work, content, "application/zip", name, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(file.Id, name, content.LongLength, clock.GetUtcNow() + Kept);
    }

    /// <summary>A file that is being packed. Two invoices of one name get a number each; names differ in more than case, because some file systems do not.</summary>
    public sealed class Draft : IDisposable
    {
        private readonly MemoryStream _stream = new();
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
        private readonly ZipArchive _archive;

        internal Draft(DateTimeOffset at) => (At, _archive) = (at, new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true));

        public DateTimeOffset At { get; }

        public int Count => _names.Count;

        public void Add(InvoicePdf pdf)
        {
            var name = pdf.FileName;
            for (var n = 2; !_names.Add(name); n++)
                name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(pdf.FileName)} ({n}){Path.GetExtension(pdf.FileName)}");
            var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = At;
            using var stream = entry.Open();
            stream.Write(pdf.Content);
        }

        internal byte[] Close()
        {
            _archive.Dispose();
            return _stream.ToArray();
        }

        public void Dispose()
        {
            _archive.Dispose();
            _stream.Dispose();
        }
    }
}
