using System.Collections.Concurrent;

namespace InvoiceWeb.Identity.Links;

/// <summary>Who tries wrong links is stopped for a while. Kept by each instance for itself: it spares work, the secrets cannot be guessed anyway.</summary>
public sealed class LinkThrottle(TimeProvider clock)
{
    public const int Most = 20;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Failures)> _failures = new(StringComparer.Ordinal);

    /// <exception cref="RuleBrokenException"><c>link.throttled</c></exception>
    public void Require(string? address)
    {
        if (_failures.TryGetValue(address ?? "", out var known) && known.Failures >= Most && !IsOver(known)) throw LinkRules.Throttled();
    }

    public void Failed(string? address)
    {
        if (_failures.Count >= MostRemembered)
            foreach (var (key, old) in _failures)
                if (IsOver(old) || _failures.Count >= MostRemembered * 2) _failures.TryRemove(key, out _);
        _failures.AddOrUpdate(address ?? "", _ => (clock.GetUtcNow(), 1), (_, known) => IsOver(known) ? (clock.GetUtcNow(), 1) : (known.Since, known.Failures + 1));
    }

    private bool IsOver((DateTimeOffset Since, int Failures) known) => clock.GetUtcNow() >= known.Since + Window;
}
