namespace InvoiceWeb.Tests.Data;

/// <summary>Asserts that the rules say no, and which one.</summary>
internal static class Refused
{
    public static async Task<RuleBrokenException> WithAsync(string code, Func<Task> action)
    {
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(action);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
