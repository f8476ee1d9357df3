using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Data;

/// <summary>A statement as it was sent.</summary>
public sealed partial record CapturedSql(string Text, IReadOnlyList<NpgsqlParameter> Parameters)
{
    public NpgsqlCommand ToCommand(string before, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(before + Text, connection) { CommandTimeout = 120 };
        foreach (var parameter in Parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }

    /// <summary>With every value in its place.</summary>
    /// <param name="instead">Exchanges a value on the way.</param>
    public CapturedSql WithLiterals(Func<object?, object?>? instead = null) =>
        new(Parameter().Replace(Text, m => Literal(Exchanged(Value(m.Groups[1].Value), instead))), []);

    public CapturedSql OnlyParametersOf(string text)
    {
        var names = Parameter().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return new(text, [.. Parameters.Where(p => names.Contains(p.ParameterName.TrimStart('@')))]);
    }

    private object? Value(string name) => Parameters.Single(p => p.ParameterName.TrimStart('@') == name).Value;

    private static object? Exchanged(object? value, Func<object?, object?>? instead) => instead is null ? value : instead(value);

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        Guid id => $"'{id}'::uuid",
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'"),
        DateTime time => string.Create(CultureInfo.InvariantCulture, $"timestamptz '{time:yyyy-MM-dd HH:mm:ss.ffffff}Z'"),
        DateTimeOffset time => Literal(time.UtcDateTime),
        bool yes => yes ? "true" : "false",
        byte[] bytes => $"'\\x{Convert.ToHexString(bytes)}'::bytea",
        IEnumerable many => $"ARRAY[{string.Join(", ", many.Cast<object>().Select(Literal))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
