using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>What may lie in one place of the evaluation stack: texts that the compiler knows, and whether there may be others.</summary>
public sealed class Strings
{
    public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>May also be something that only the running program knows.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Parameters of the method that it may be, so that callers can be asked.</summary>
    public HashSet<int> Parameters { get; } = [];

    /// <summary>The local variable whose address this is.</summary>
    public int? Local { get; init; }

    public static Strings None => new();

    public static Strings Open => new() { IsOpen = true };

    public static Strings Of(params IEnumerable<string> texts)
    {
        var made = new Strings();
        made.Texts.UnionWith(texts);
        return made;
    }

    public static Strings Parameter(int index)
    {
        var made = Open;
        made.Parameters.Add(index);
        return made;
    }

    /// <returns>True when there was something new in it.</returns>
    public bool Take(Strings other)
    {
        var before = (Texts.Count, IsOpen, Parameters.Count);
        if (!ReferenceEquals(this, other))
        {
            Texts.UnionWith(other.Texts);
            Parameters.UnionWith(other.Parameters);
            IsOpen |= other.IsOpen;
        }
        return before != (Texts.Count, IsOpen, Parameters.Count);
    }

    public static Strings Union(IEnumerable<Strings> all)
    {
        var made = new Strings();
        foreach (var one in all) made.Take(one);
        return made;
    }
}

/// <summary>A call, with what may be handed over: the object first where there is one.</summary>
public sealed record SeenCall(MethodDefinition In, MethodReference To, IReadOnlyList<Strings> Arguments, string Place);
