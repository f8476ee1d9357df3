namespace InvoiceWeb;

/// <summary>Two people changed the same thing at once: both keep what only one of them touched; of the rest the one who is still typing decides.</summary>
/// <param name="origin">What both began from.</param>
/// <param name="mine">What is typed here.</param>
/// <param name="theirs">What was saved meanwhile.</param>
/// <param name="stored">Makes what is typed into what would be stored: spaces and an emptied field are no change of their own.</param>
public sealed class FieldMerge<T>(T origin, T mine, T theirs, Func<T, T>? stored = null)
{
    private readonly T _origin = stored is null ? origin : stored(origin);
    private readonly T _typed = stored is null ? mine : stored(mine);

    public TField Of<TField>(Func<T, TField> field) => EqualityComparer<TField>.Default.Equals(field(_typed), field(_origin)) ? field(theirs) : field(mine);
}

/// <summary>The same for what is chosen out of a list.</summary>
public static class SetMerge
{
    /// <returns>What is stored now, with what was added and without what was taken away here.</returns>
    public static IReadOnlySet<T> Of<T>(IReadOnlyCollection<T> origin, IReadOnlyCollection<T> mine, IReadOnlyCollection<T> theirs) =>
        theirs.Except(origin.Except(mine)).Union(mine.Except(origin)).ToHashSet();
}
