using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InvoiceWeb.Jobs;

/// <summary>What a job over several records leaves behind: one outcome for each that it has come to, and perhaps a file.</summary>
public sealed record JobResult(IReadOnlyList<JobOutcome> Rows, JobFile? File = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static JobResult None { get; } = new([]);

    /// <returns><see cref="None"/> for a job that has left nothing yet. What a job over no records keeps may have no rows.</returns>
    public static JobResult Read(string? json) => json is not null && JsonSerializer.Deserialize<JobResult>(json, Options) is { } kept ? kept with { Rows = kept.Rows ?? [] } : None;

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <param name="Path">Where the record is, inside the company.</param>
/// <param name="Refusal">Why it was not done; null when it was.</param>
public sealed record JobOutcome(string Path, string Name, KeptRefusal? Refusal = null);

/// <param name="Until">After this moment it is no longer handed out.</param>
/// <param name="IsGone">It has been deleted since.</param>
public sealed record JobFile(Guid FileId, string Name, long Size, DateTimeOffset Until, bool IsGone = false);

/// <summary>A refusal that outlives the work that met it, with its values kept apart, so that every reader gets it in their own language.</summary>
public sealed record KeptRefusal(string Code, string Format, IReadOnlyList<JsonElement> Arguments, Guid? See = null)
{
    public static KeptRefusal Of(RuleBrokenException rule) => new(rule.Code, rule.Text.Format, [.. rule.Text.GetArguments().Select(Kept)], rule.See);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <returns>Null for a text that is none.</returns>
    public static KeptRefusal? Read(string? text) => text is ['{', ..] ? JsonSerializer.Deserialize<KeptRefusal>(text, JsonSerializerOptions.Web) : null;

    public RuleBrokenException ToRule() => new(Code, FormattableStringFactory.Create(Format, [.. Arguments.Select(Value)])) { See = See };

    private static JsonElement Kept(object? argument) => JsonSerializer.SerializeToElement(argument is Enum member ? member.ToString() : argument, argument is Enum or null ? typeof(string) : argument.GetType());

    private static object? Value(JsonElement kept) => kept.ValueKind switch
    {
        JsonValueKind.Number => kept.TryGetInt64(out var whole) ? whole : kept.GetDecimal(),
        JsonValueKind.Null => null,
        _ => kept.ToString(),
    };
}
