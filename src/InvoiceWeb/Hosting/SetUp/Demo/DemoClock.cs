namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>The time at which demo data happens: the use cases believe it, so that the past is as they would have made it.</summary>
internal sealed class DemoClock(DateTimeOffset begins) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = begins;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Never back: numbers and dates of a series only grow.</summary>
    public void MoveTo(DateTimeOffset moment) => Now = moment > Now ? moment : Now;
}

/// <summary>Throws the same numbers at every start: demo data that differs would make two people talk about different invoices.</summary>
internal sealed class DemoDice(uint seed)
{
    private uint _state = seed;

    /// <returns>0 to <paramref name="below"/> - 1.</returns>
    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];
}
