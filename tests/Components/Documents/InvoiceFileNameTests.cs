using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents;

public sealed class InvoiceFileNameTests
{
    [Fact]
    public void It_is_number_and_participant() => Assert.Equal("RE-2026-000041 Muster GmbH.pdf", InvoiceFileName.Of(AnInvoice.Issued().Build()));

    [Theory]
    [InlineData("A/S Olsen \\ Sons", "draft A-S Olsen - Sons.pdf"), InlineData("Wer: \"Was\"? <wo>|*", "draft Wer- -Was-- -wo---.pdf"), InlineData("Café 🎂", "draft Café 🎂.pdf")]
    [InlineData("fdp\u202Eexe", "draft fdpexe.pdf"), InlineData("\u2066hidden\u2069", "draft hidden.pdf"), InlineData("..", "draft.pdf"), InlineData("Müller AG.", "draft Müller AG.pdf"), InlineData("x.exe", "draft x.exe.pdf")]
    public void Odd_names_become_names_of_files(string participant, string name) => Assert.Equal(name, InvoiceFileName.Of("draft", participant));

    [Fact]
    public void A_slash_of_the_supplier_stays_readable() => Assert.Equal("draft R-2026-77 Muster GmbH.pdf", InvoiceFileName.Of(AnInvoice.Draft().Bought("R/2026/77").Build()));

    [Fact]
    public void Long_names_are_cut_between_characters()
    {
        var name = InvoiceFileName.Of("RE-1", string.Concat(Enumerable.Repeat("👩‍👩‍👧", 50)));
        Assert.InRange(name.Length, 20, 120);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', name);
    }

    [Theory]
    [InlineData("CON"), InlineData("nul"), InlineData("LPT1"), InlineData("com9.2026")]
    public void Names_of_devices_get_a_sign_before(string number) => Assert.Equal($"_{number}.pdf", InvoiceFileName.Of(number, null));
}
