namespace InvoiceWeb.Tests.Rules;

/// <summary>Exceptions to one rule, each with its reason: a name, or a namespace with an asterisk. One that nobody needs any more fails too, so that the list cannot grow stale.</summary>
public sealed class Excused(params (string Name, string Reason)[] exceptions)
{
    public void OnlyIn(IEnumerable<Violation> violations)
    {
        var found = violations.ToList();
        var unexpected = found.Where(v => !exceptions.Any(e => Covers(e.Name, v.Subject))).ToList();
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
        var stale = exceptions.Where(e => !found.Any(v => Covers(e.Name, v.Subject))).Select(e => e.Name).ToList();
        Assert.True(stale.Count == 0, "No longer needed: " + string.Join(", ", stale));
        Assert.All(exceptions, e => Assert.False(string.IsNullOrWhiteSpace(e.Reason)));
    }

    public static Excused Nobody => new();

    private static bool Covers(string name, string subject) => name.EndsWith(".*", StringComparison.Ordinal) ? subject.StartsWith(name[..^1], StringComparison.Ordinal) : subject == name;
}

public sealed record Violation(string Subject, string Problem)
{
    public override string ToString() => $"{Subject}: {Problem}";
}
