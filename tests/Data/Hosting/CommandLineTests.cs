using InvoiceWeb.Hosting;
using Microsoft.Extensions.Configuration;

namespace InvoiceWeb.Tests.Data.Hosting;

/// <summary>A misspelled option is said, not passed over: who means a port must not get another.</summary>
public sealed class CommandLineTests
{
    private static ConfigurationManager Read(params string[] args)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInvoiceWebCommandLine(args);
        return configuration;
    }

    [Fact]
    public void Options_of_the_help_are_read()
    {
        var read = Read("--port", "5081", "--data=/somewhere", "--no-demo", "--connection", "Host=x;Username=y");
        Assert.Equal(("5081", "/somewhere", "false", "Host=x;Username=y"), (read["Port"], read["DataFolder"], read["Demo"], read["ConnectionStrings:Owner"]));
    }

    [Fact]
    public void Settings_are_taken_by_their_full_name() =>
        Assert.Equal(("32", "http://127.0.0.1:1", "Warning"), (Read("--Citus:ShardCount", "32")["Citus:ShardCount"], Read("--urls=http://127.0.0.1:1")["urls"], Read("--Logging:LogLevel:Default=Warning")["Logging:LogLevel:Default"]));

    [Theory]
    [InlineData("--prot is not an option", "--prot", "5081"), InlineData("--nodemo is not an option", "--nodemo"), InlineData("--port needs a value", "--port"), InlineData("--data needs a value", "--data", "--no-demo")]
    [InlineData("“5081” is not understood", "5081"), InlineData("“-p” is not understood", "-p", "5081"), InlineData("“extra” is not understood", "--port", "5081", "extra")]
    public void Anything_else_is_refused_in_words(string said, params string[] args) =>
        Assert.StartsWith(said, Assert.Throws<CannotStartException>(() => Read(args)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_table_of_demo_sign_ins_fits_into_a_terminal_of_80_columns()
    {
        var lines = Greeting.DemoSignIns().ToList();
        Assert.Contains(lines, l => l.Contains("clara@demo.example", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 79));
    }
}
