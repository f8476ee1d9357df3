using InvoiceWeb.Archive;
using InvoiceWeb.Invoices;
using Microsoft.Data.Sqlite;

namespace InvoiceWeb.Data.Archive;

/// <summary>An unpacked index, open for reading.</summary>
public sealed class SegmentIndex : IDisposable
{
    private readonly SqliteConnection _index;

    public SegmentIndex(string path)
    {
        _index = new(new SqliteConnectionStringBuilder { DataSource = $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _index.Open();
        IndexQuery.AddFunctions(_index);
    }

    /// <summary>Block and place inside it: where the line of an ordinal is.</summary>
    public sealed record Place(int Ordinal, long Start, int Bytes, int Line);

    /// <returns>Null when the segment does not have it.</returns>
    public int? Find(Guid invoice) => Scalar("SELECT ordinal FROM invoices WHERE id = $1", invoice.ToByteArray(bigEndian: true)) is long ordinal ? (int)ordinal : null;

    /// <returns>Null when there is no such place.</returns>
    public Guid? IdAt(int ordinal) => Scalar("SELECT id FROM invoices WHERE ordinal = $1", ordinal) is byte[] id ? new(id, bigEndian: true) : null;

    public Place PlaceOf(int ordinal)
    {
        using var command = Command("SELECT start, bytes FROM blocks WHERE no = $1", ordinal / ArchiveFormat.BlockSize);
        using var row = command.ExecuteReader();
        return row.Read() ? new(ordinal, row.GetInt64(0), row.GetInt32(1), ordinal % ArchiveFormat.BlockSize) : throw new InvalidDataException($"The index has no block for ordinal {ordinal}.");
    }

    /// <summary>Rows below an ordinal, newest first.</summary>
    /// <param name="barred">Ordinals that are not read here.</param>
    public IReadOnlyList<IndexedInvoice> Search(ArchiveQuery query, ArchiveCursor? after, int readable, IReadOnlyCollection<int> barred, int most)
    {
        using var command = _index.CreateCommand();
        if (!IndexQuery.Write(command, query, after, readable, barred, most, Shapes())) return [];
        var rows = new List<IndexedInvoice>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(Row(reader));
        return rows;
    }

    private static IndexedInvoice Row(SqliteDataReader r)
    {
        var (direction, kind, status, payment) = IndexSchema.FromState(r.GetInt32(2));
        var issued = r.GetInt32(5);
        var shape = new NumberShape(r.GetString(9), r.GetInt32(10), r.GetString(11));
        return new(
            r.GetInt32(0), new((byte[])r[1], bigEndian: true), direction, kind, status, payment, shape.Write(r.GetInt64(12)), r.IsDBNull(13) ? null : r.GetString(13),
            r.IsDBNull(3) ? null : new((byte[])r[3], bigEndian: true), r.GetString(4), IndexSchema.FromDay(issued), r.IsDBNull(6) ? null : IndexSchema.FromDay(issued + r.GetInt32(6)),
            r.GetString(7), r.GetInt64(8));
    }

    private List<(int No, NumberShape Key)> Shapes()
    {
        using var command = Command("SELECT no, key_prefix, key_width, key_suffix FROM shapes");
        using var reader = command.ExecuteReader();
        var shapes = new List<(int, NumberShape)>();
        while (reader.Read()) shapes.Add((reader.GetInt32(0), new(reader.GetString(1), reader.GetInt32(2), reader.GetString(3))));
        return shapes;
    }

    private object? Scalar(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = _index.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }

    public void Dispose() => _index.Dispose();
}

/// <summary>What the index says about an invoice.</summary>
public sealed record IndexedInvoice(
    int Ordinal, Guid Id, InvoiceDirection Direction, InvoiceKind Kind, DocumentStatus Status, PaymentStatus PaymentStatus, string Number, string? SupplierNumber,
    Guid? ParticipantId, string ParticipantName, DateOnly IssueDate, DateOnly? DueDate, string Currency, long PayableMinor);
