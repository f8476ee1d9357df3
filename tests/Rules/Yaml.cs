using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Rules;

/// <summary>As much of YAML as docker-compose.yml uses: nested maps, lists, one-line lists, anchors and their merge.</summary>
public sealed partial class Yaml
{
    private readonly Dictionary<string, Yaml> _map = new(StringComparer.Ordinal);
    private readonly List<string> _items = [];

    public string? Value { get; private set; }
    public IReadOnlyList<string> Items => _items;
    public IReadOnlyDictionary<string, Yaml> Map => _map;

    public Yaml this[string key] => _map.TryGetValue(key, out var found) ? found : throw new KeyNotFoundException($"There is no {key}.");

    public static Yaml Parse(string text)
    {
        var lines = text.Split('\n').Where(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith('#')).ToList();
        var at = 0;
        return Block(lines, ref at, 0, new(StringComparer.Ordinal));
    }

    private static Yaml Block(List<string> lines, ref int at, int indent, Dictionary<string, Yaml> anchors)
    {
        var block = new Yaml();
        while (at < lines.Count && Indent(lines[at]) >= indent)
        {
            var line = lines[at++].Trim();
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                block._items.Add(Plain(line[2..]));
                continue;
            }
            var (key, rest) = Entry().Match(line) is { Success: true } entry ? (entry.Groups[1].Value, entry.Groups[2].Value.Trim()) : throw new FormatException(line);
            if (key == "<<")
            {
                foreach (var (name, value) in anchors[rest.TrimStart('*')]._map) block._map[name] = value;
                continue;
            }
            var nested = rest.Length == 0 || rest.StartsWith('&');
            var child = nested && at < lines.Count && Indent(lines[at]) > indent ? Block(lines, ref at, Indent(lines[at]), anchors) : Scalar(nested ? "" : rest);
            if (rest.StartsWith('&')) anchors[rest[1..]] = child;
            block._map[key] = child;
        }
        return block;
    }

    private static Yaml Scalar(string text)
    {
        var scalar = new Yaml();
        if (text.StartsWith('[')) scalar._items.AddRange(text.Trim('[', ']').Split(',').Select(i => Plain(i.Trim())));
        else scalar.Value = Plain(text);
        return scalar;
    }

    private static string Plain(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^([^\s:]+|<<):(?:\s+(.*))?$")]
    private static partial Regex Entry();
}
