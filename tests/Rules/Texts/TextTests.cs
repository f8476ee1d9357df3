namespace InvoiceWeb.Tests.Rules.Texts;

public sealed class TextTests
{
    [Fact]
    public void Print()
    {
        var uses = new TextUses(Built.Types);
        File.WriteAllLines("/tmp/texts-keys.txt", uses.Keys.Select(k => $"{k.Place}\t{k.Key.Replace("\n", "\\n")}"));
        File.WriteAllLines("/tmp/texts-open.txt", uses.Unknown.Select(k => $"{k.Place}\t{k.Key}"));
    }
}
