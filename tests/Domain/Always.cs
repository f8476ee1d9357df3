using FsCheck;
using FsCheck.Fluent;

namespace InvoiceWeb.Tests.Domain;

/// <summary>Property-based tests: something holds for everything that a generator makes. A failure prints the input and the seed.</summary>
public static class Always
{
    public static void Holds<T>(Gen<T> inputs, Action<T> assertion, int tests = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(inputs.ToArbitrary(), assertion));
}
