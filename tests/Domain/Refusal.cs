namespace InvoiceWeb.Tests.Domain;

/// <summary>Asserts that the rules say no, by the stable code.</summary>
public static class Refusal
{
    public static RuleBrokenException Of(string code, Action action)
    {
        var refusal = Assert.Throws<RuleBrokenException>(action);
        Assert.Equal(code, refusal.Code);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
        return refusal;
    }

    public static RuleBrokenException Of<T>(string code, Func<T> action) => Of(code, () => { action(); });

    /// <summary>The code of the refusal, or null when the rules agree. Anything but a refusal is a bug and goes through.</summary>
    public static string? CodeOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Code;
        }
    }
}
