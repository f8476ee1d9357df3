using InvoiceWeb.Audit.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Audit.Pages;

/// <summary>
/// Saves settings that somebody else may be changing too. Who comes second keeps what is typed: it is put onto what was saved meanwhile, is told who
/// saved and what, and saves again. Changes elsewhere in the settings move the same version and are nobody's concern: then it is saved at once.
/// </summary>
public sealed class SharedSave(Attempt attempt, FindSettingsHistory history)
{
    private const int MostTries = 3;

    public Attempt Attempt => attempt;

    /// <summary>What somebody else saved while this was being typed; null where nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public void Clear()
    {
        attempt.Clear();
        Meanwhile = null;
    }

    /// <param name="save">Is called again after <paramref name="takeOver"/>, with the version that was read there.</param>
    /// <param name="takeOver">Reads what is stored now, puts what is typed onto it, and says what was changed of it.</param>
    /// <returns>True when it was saved.</returns>
    public async Task<bool> RunAsync(Func<Actor, CancellationToken, Task> save, Func<Actor, CancellationToken, Task<IReadOnlyList<AuditChange>>> takeOver)
    {
        if (attempt.IsBusy) return false;
        Meanwhile = null;
        for (var tries = 1; ; tries++)
        {
            if (await attempt.RunAsync(save)) return true;
            if (attempt.Refusal?.Code != "record.changed-meanwhile" || tries == MostTries) return false;
            if (!await attempt.RunAsync((actor, stop) => TakeOverAsync(takeOver, actor, stop)) || Meanwhile is not null) return false;
        }
    }

    private async Task TakeOverAsync(Func<Actor, CancellationToken, Task<IReadOnlyList<AuditChange>>> takeOver, Actor actor, CancellationToken stop)
    {
        var changes = await takeOver(actor, stop);
        if (changes.Count == 0) return;
        var events = await history.ExecuteAsync(actor, null, stop);
        var change = events.FirstOrDefault(e => changes.Any(c => e.Json.Contains($"\"field\":\"{c.Field}\"", StringComparison.Ordinal))) ?? events[0];
        Meanwhile = new(change.ActorName, changes);
    }
}
