using InvoiceWeb.Archive;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain.Archive;

public sealed class RetentionTests
{
    private static readonly TenantId Tenant = new(Guid.CreateVersion7());

    [Theory]
    [InlineData(new int[0], 10), InlineData(new[] { 8 }, 10), InlineData(new[] { 8, 8, 8 }, 10), InlineData(new[] { 8, 8, 8, 8 }, 8), InlineData(new[] { 8, 9, 8, 7 }, 9), InlineData(new[] { 12 }, 12)]
    public void The_longest_of_all_kinds_counts_and_a_kind_of_which_nothing_is_said_is_kept_as_is_usual(int[] years, int longest)
    {
        (InvoiceDirection, InvoiceKind)[] kinds =
            [(InvoiceDirection.Sales, InvoiceKind.Invoice), (InvoiceDirection.Sales, InvoiceKind.CreditNote), (InvoiceDirection.Purchase, InvoiceKind.Invoice), (InvoiceDirection.Purchase, InvoiceKind.CreditNote)];
        Assert.Equal(longest, RetentionRule.LongestOf([.. years.Zip(kinds, (y, k) => new RetentionRule(Tenant, k.Item1, k.Item2, y))]));
    }

    [Fact]
    public void A_rule_is_for_its_own_kind_alone()
    {
        RetentionRule[] rules = [new(Tenant, InvoiceDirection.Purchase, InvoiceKind.Invoice, 6)];
        Assert.Equal(6, RetentionRule.YearsOf(rules, InvoiceDirection.Purchase, InvoiceKind.Invoice));
        Assert.Equal(RetentionRule.DefaultYears, RetentionRule.YearsOf(rules, InvoiceDirection.Purchase, InvoiceKind.CreditNote));
        Assert.Equal(RetentionRule.DefaultYears, RetentionRule.YearsOf(rules, InvoiceDirection.Sales, InvoiceKind.Invoice));
    }
}
