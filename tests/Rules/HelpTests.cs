using System.Diagnostics;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Rules;

/// <summary>One help: the shell's, which answers before anything is built, and the app's own.</summary>
public sealed partial class HelpTests
{
    public static IReadOnlyList<string> Options(string help) => [.. Option().Matches(help).Select(m => m.Groups["option"].Value).Order()];

    /// <summary>Options that one names and the other does not.</summary>
    public static IEnumerable<Violation> Differing(string one, string other)
    {
        var (left, right) = (Options(one), Options(other));
        return left.Except(right).Select(o => new Violation(o, "only in the first")).Concat(right.Except(left).Select(o => new Violation(o, "only in the second")));
    }

    [GeneratedRegex(@"^\s+(?<option>--[a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex Option();

    private static string AppHelp => (string)Built.Web.GetType("InvoiceWeb.Hosting.CommandLine").Fields.Single(f => f.Name == "Help").Constant;

    [Fact]
    public async Task The_shell_and_the_app_name_the_same_options()
    {
        var shell = await ShellHelpAsync();
        Assert.Contains("--port", Options(shell));
        Assert.Contains("--help", Options(shell));
        Excused.Nobody.OnlyIn(Differing(shell, AppHelp));
    }

    [Fact]
    public async Task They_say_the_same_about_each_option()
    {
        var shell = (await ShellHelpAsync()).Split('\n').Select(l => l.Trim()).ToHashSet();
        Assert.All(AppHelp.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("--", StringComparison.Ordinal)), line => Assert.Contains(line, shell));
    }

    [Fact]
    public void A_planted_option_is_found()
    {
        Assert.Equal("--data", Assert.Single(Differing("  --port N  the port\n  --data X  the data", "  --port N  something else, see --data")).Subject);
        Assert.Equal("--data", Assert.Single(Differing("  --port N", "  --port N\n\t--data X")).Subject);
    }

    private static async Task<string> ShellHelpAsync()
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "run.sh"), "--help"]) { RedirectStandardOutput = true })!;
        var help = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return help;
    }
}
