using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>What an approver is told about the due date is what the issue writes.</summary>
public sealed class DueIfIssuedTests
{
    public static TheoryData<DateOnly?, int?> Typed => new() { { null, null }, { null, 14 }, { null, 0 }, { Moments.Today.AddDays(3), null }, { Moments.Today.AddDays(3), 14 }, { Moments.Today.AddDays(-3), 14 } };

    [Theory]
    [MemberData(nameof(Typed))]
    public void The_due_date_that_was_foretold_is_the_one_that_is_issued(DateOnly? due, int? terms)
    {
        var typed = AnInvoice.Submitted().Having(c => c with { DueDate = due, TermsDays = terms });
        var foretold = typed.Build().DueIfIssuedOn(Moments.Today, 30);
        var expected = due ?? Moments.Today.AddDays(terms ?? 30);
        Assert.Equal(expected < Moments.Today ? Moments.Today : expected, foretold);
        Assert.Equal(foretold, (AnInvoice.Issued().Having(c => c with { DueDate = due, TermsDays = terms })).Build().DueDate);
    }
}
