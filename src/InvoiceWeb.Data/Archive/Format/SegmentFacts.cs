using System.Buffers.Binary;
using InvoiceWeb.Archive;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>What the catalogue says about a segment, gathered invoice by invoice: by the writer, and again by whoever checks.</summary>
public sealed class SegmentFacts(TenantId tenant, Guid segment)
{
    private readonly Dictionary<(string, InvoiceDirection, InvoiceKind, DocumentStatus), SegmentTotals> _totals = [];
    private readonly Dictionary<(Guid, int), ArchivedNumbers> _numbers = [];
    private readonly List<ArchivedVoid> _voids = [];
    private readonly Dictionary<Guid, (ArchivedParticipant Row, List<uint> Supplied)> _participants = [];
    private DateOnly _firstDate = DateOnly.MaxValue;
    private DateOnly _lastDate = DateOnly.MinValue;
    private Guid _firstId;
    private Guid _lastId;

    public int Count { get; private set; }

    public IReadOnlyList<SegmentTotals> Totals => [.. _totals.OrderBy(t => t.Key).Select(t => t.Value)];

    public void Add(ArchivedInvoice document)
    {
        var invoice = document.Invoice;
        var (issued, number) = (Issued(invoice), invoice.Number!.Value);
        AddTotals(invoice);
        AddNumber(invoice, number);
        if (invoice.Status is DocumentStatus.Void)
            _voids.Add(new(tenant, segment, invoice.Id)
            {
                SeriesId = invoice.SeriesId!.Value, Year = invoice.Year, Number = number, NumberText = invoice.NumberText ?? "", IssueDate = issued,
                VoidedAt = invoice.VoidedAt ?? invoice.ModifiedAt, VoidedBy = document.Events.LastOrDefault(e => e.Action == "invoice.voided")?.ActorName ?? invoice.ModifiedByName, Reason = invoice.VoidReason ?? "",
            });
        if (invoice.ParticipantId is { } participant) AddParticipant(invoice, participant, issued);
        (_firstDate, _lastDate) = (issued < _firstDate ? issued : _firstDate, issued > _lastDate ? issued : _lastDate);
        if (Count == 0 || invoice.Id.CompareTo(_firstId) < 0) _firstId = invoice.Id;
        if (Count == 0 || invoice.Id.CompareTo(_lastId) > 0) _lastId = invoice.Id;
        Count++;
    }

    public WrittenSegment Written(string documents, string documentsSha256, string index, string indexSha256) => new()
    {
        DocumentsPath = documents, DocumentsSha256 = documentsSha256, DocumentsBytes = new FileInfo(documents).Length,
        IndexPath = index, IndexSha256 = indexSha256, IndexBytes = new FileInfo(index).Length,
        Count = Count, FirstIssueDate = _firstDate, LastIssueDate = _lastDate, FirstId = _firstId, LastId = _lastId,
        Totals = Totals, Numbers = [.. _numbers.Values], Voids = _voids, Participants = [.. _participants.Values.Select(Finished)],
    };

    /// <exception cref="InvalidDataException">Only issued documents are archived.</exception>
    private static DateOnly Issued(Invoice invoice) =>
        invoice is { Number: not null, SeriesId: not null, IssueDate: { } day } ? day : throw new InvalidDataException($"Invoice {invoice.Id} was never issued.");

    private void AddTotals(Invoice invoice)
    {
        var currency = Currency.Of(invoice.Currency);
        var key = (invoice.Currency, invoice.Direction, invoice.Kind, invoice.Status);
        var so = _totals.GetValueOrDefault(key) ?? new(invoice.Currency, invoice.Direction.ToString(), invoice.Kind.ToString(), invoice.Status.ToString(), 0, 0, 0, 0, 0);
        _totals[key] = so with
        {
            Count = so.Count + 1, NetMinor = so.NetMinor + currency.ToMinorUnits(invoice.NetTotal), TaxMinor = so.TaxMinor + currency.ToMinorUnits(invoice.TaxTotal),
            GrossMinor = so.GrossMinor + currency.ToMinorUnits(invoice.GrossTotal), PayableMinor = so.PayableMinor + invoice.PayableMinor,
        };
    }

    private void AddNumber(Invoice invoice, long number)
    {
        var (text, key) = (invoice.NumberText ?? "", invoice.NumberKey ?? "");
        if (!_numbers.TryGetValue((invoice.SeriesId!.Value, invoice.Year), out var range))
            _numbers.Add((invoice.SeriesId.Value, invoice.Year), range = new(tenant, segment, invoice.SeriesId.Value, invoice.Year)
            {
                Direction = invoice.Direction, FirstNumber = long.MaxValue, LastNumber = long.MinValue, FirstKey = key, LastKey = key,
            });
        range.Count++;
        if (number < range.FirstNumber) (range.FirstNumber, range.FirstText) = (number, text);
        if (number > range.LastNumber) (range.LastNumber, range.LastText) = (number, text);
        if (string.CompareOrdinal(key, range.FirstKey) < 0) range.FirstKey = key;
        if (string.CompareOrdinal(key, range.LastKey) > 0) range.LastKey = key;
    }

    private void AddParticipant(Invoice invoice, Guid id, DateOnly issued)
    {
        if (!_participants.TryGetValue(id, out var known))
            _participants.Add(id, known = (new(tenant, id, segment) { Year = invoice.Year, FirstIssueDate = issued, LastIssueDate = issued }, []));
        var (row, supplied) = known;
        row.Count++;
        if (issued < row.FirstIssueDate) row.FirstIssueDate = issued;
        if (issued > row.LastIssueDate) row.LastIssueDate = issued;
        if (invoice.SupplierNumberKey is { } key) supplied.Add(SupplierNumberHashes.Of(key));
    }

    private static ArchivedParticipant Finished((ArchivedParticipant Row, List<uint> Supplied) participant)
    {
        participant.Row.SupplierNumbers = SupplierNumberHashes.Pack(participant.Supplied);
        return participant.Row;
    }
}

/// <summary>Four bytes stand for a supplier's number in the catalogue, ascending.</summary>
public static class SupplierNumberHashes
{
    /// <param name="key">Normalised, as <see cref="Text.NumberKey"/> gives it.</param>
    public static uint Of(string key) => BinaryPrimitives.ReadUInt32BigEndian(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));

    public static byte[] Pack(IEnumerable<uint> hashes)
    {
        var sorted = hashes.Order().ToArray();
        var bytes = new byte[sorted.Length * 4];
        for (var i = 0; i < sorted.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), sorted[i]);
        return bytes;
    }

    public static bool Contains(ReadOnlySpan<byte> packed, uint hash)
    {
        var (low, high) = (0, (packed.Length / 4) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = BinaryPrimitives.ReadUInt32BigEndian(packed[(middle * 4)..]);
            if (found == hash) return true;
            if (found < hash) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }
}
