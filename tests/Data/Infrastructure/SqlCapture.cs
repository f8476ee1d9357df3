using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InvoiceWeb.Tests.Data;

/// <summary>Keeps the statements of one action with their parameters, so that tests explain what is really sent; and notes all of them for the whole run.</summary>
public sealed class SqlCapture : DbCommandInterceptor
{
    private readonly AsyncLocal<List<CapturedSql>?> _current = new();

    public async Task<IReadOnlyList<CapturedSql>> DuringAsync(Func<Task> action)
    {
        var captured = new List<CapturedSql>();
        _current.Value = captured;
        try
        {
            await action();
        }
        finally
        {
            _current.Value = null;
        }
        return captured;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Note(DbCommand command)
    {
        var sent = new CapturedSql(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]);
        _current.Value?.Add(sent);
        SentStatements.Note(sent);
    }

}
