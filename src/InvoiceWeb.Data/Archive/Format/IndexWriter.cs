using InvoiceWeb.Invoices;
using Microsoft.Data.Sqlite;

namespace InvoiceWeb.Data.Archive;

/// <summary>Writes the index of a segment: small, and nothing in it that the documents do not say as well.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection _index;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _invoice;
    private readonly SqliteCommand _words;
    private readonly SqliteCommand _field;
    private readonly SqliteCommand _block;
    private readonly Dictionary<(Guid, string), int> _parties = [];
    private readonly Dictionary<string, int> _currencies = new(StringComparer.Ordinal);
    private readonly Dictionary<(NumberShape, NumberShape), int> _shapes = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private (int No, long Offset)? _open;

    public IndexWriter(string path, ArchiveHeader header)
    {
        File.Delete(path);
        _index = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _index.Open();
        // A temporary file: whoever crashes begins anew.
        Run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;");
        Run(IndexSchema.Sql);
        _transaction = _index.BeginTransaction();
        Insert("INSERT INTO about VALUES ($1, $2, $3, $4, $5)", ArchiveFormat.Name, header.Version, header.Tenant.ToString(), header.Year, header.Segment.ToString("D"));
        _invoice = Command("INSERT INTO invoices VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", 11);
        _words = Command("INSERT INTO words (rowid, text) VALUES ($1, $2)", 2);
        _field = Command("INSERT OR IGNORE INTO fields VALUES ($1, $2, $3)", 3);
        _block = Command("INSERT INTO blocks VALUES ($1, $2, $3)", 3);
    }

    public void Add(int ordinal, ArchivedInvoice document)
    {
        var invoice = document.Invoice;
        var number = invoice.Number ?? 0;
        var shape = (NumberShape.Of(invoice.NumberText ?? "", number), NumberShape.OfKey(invoice.NumberKey, number));
        Run(_invoice, ordinal, invoice.Id.ToByteArray(bigEndian: true), IndexSchema.State(invoice), Party(invoice), IndexSchema.Day(invoice.IssueDate!.Value),
            invoice.DueDate is { } due ? due.DayNumber - invoice.IssueDate.Value.DayNumber : null, No(_currencies, invoice.Currency), invoice.PayableMinor,
            No(_shapes, shape), number, invoice.SupplierNumber);
        var words = IndexSchema.Words(document);
        if (words.Length > 0) Run(_words, ordinal, words);
        foreach (var (key, value) in IndexSchema.Fields(document)) Run(_field, No(_keys, key), value, ordinal);
    }

    public void AddBlock(int no, long offset) => _open = (no, offset);

    public void EndBlock(long end)
    {
        var (no, offset) = _open ?? throw new InvalidOperationException("No block is open.");
        Run(_block, no, offset, end - offset);
        _open = null;
    }

    public void Complete()
    {
        foreach (var ((id, name), no) in _parties) Insert("INSERT INTO parties VALUES ($1, $2, $3)", no, id == Guid.Empty ? null : id.ToByteArray(bigEndian: true), name);
        foreach (var (code, no) in _currencies) Insert("INSERT INTO currencies VALUES ($1, $2)", no, code);
        foreach (var (key, no) in _keys) Insert("INSERT INTO keys VALUES ($1, $2)", no, key);
        foreach (var ((text, key), no) in _shapes) Insert("INSERT INTO shapes VALUES ($1, $2, $3, $4, $5, $6, $7)", no, text.Prefix, text.Width, text.Suffix, key.Prefix, key.Width, key.Suffix);
        Insert("INSERT INTO words (words) VALUES ('optimize')");
        _transaction.Commit();
        Run("VACUUM");
        Dispose();
    }

    private int Party(Invoice invoice) => No(_parties, (invoice.ParticipantId ?? Guid.Empty, invoice.ParticipantName ?? ""));

    private static int No<T>(Dictionary<T, int> known, T value) where T : notnull
    {
        if (!known.TryGetValue(value, out var no)) known.Add(value, no = known.Count);
        return no;
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _index.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private void Insert(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values.Length);
        Run(command, values);
    }

    private void Run(string sql)
    {
        using var command = _index.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _invoice.Dispose();
        _words.Dispose();
        _field.Dispose();
        _block.Dispose();
        _transaction.Dispose();
        _index.Dispose();
    }
}
