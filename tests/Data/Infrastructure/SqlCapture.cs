using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InvoiceWeb.Tests.Data;

/// <summary>Keeps the statements of one action with their parameters, so that tests explain what is really sent.</summary>
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
        _current.Value?.Add(new CapturedSql(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}

public sealed record CapturedSql(string Text, IReadOnlyList<NpgsqlParameter> Parameters);
