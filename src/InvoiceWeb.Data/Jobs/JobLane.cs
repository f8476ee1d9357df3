namespace InvoiceWeb.Data.Jobs;

/// <summary>Which kinds of jobs a runner takes one after the other.</summary>
public sealed record JobLane
{
    private JobLane(string[] kinds, bool isOnly) => (Kinds, IsOnly) = (kinds, isOnly);

    internal string[] Kinds { get; }

    internal bool IsOnly { get; }

    public static JobLane Only(string[] kinds) => new(kinds, isOnly: true);

    /// <summary>Kinds that nobody knows are among them, so that somebody says so.</summary>
    public static JobLane AllBut(string[] kinds) => new(kinds, isOnly: false);

    public bool Takes(string kind) => Kinds.Contains(kind) == IsOnly;
}
