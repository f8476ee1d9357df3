using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class TenantTests
{
    [Theory]
    [InlineData("acme"), InlineData("ac"), InlineData("a1"), InlineData("1a"), InlineData("acme-north-2"), InlineData("0123456789012345678901234567890123456789")]
    public void A_slug_is_small_letters_digits_and_hyphens(string slug) => Assert.Equal(slug, Named(slug).Slug);

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("Acme"), InlineData("-acme"), InlineData("acme-"), InlineData("ac me"), InlineData("ac_me"), InlineData("acme/"), InlineData("..")]
    [InlineData("acme\n"), InlineData("\nacme"), InlineData("münchen"), InlineData("аcme"), InlineData("acme%2e"), InlineData("acme?x=1"), InlineData("01234567890123456789012345678901234567890")]
    [InlineData("١٢"), InlineData("_framework")]
    public void Anything_else_is_refused(string slug) => Assert.Equal("Slug", Refusal.Of("tenant.slug-not-allowed", () => Named(slug)).Field);

    public static TheoryData<string> Reserved => new(Tenant.ReservedSlugs);

    [Theory, MemberData(nameof(Reserved))]
    public void Addresses_that_mean_something_else_are_refused(string slug) => Refusal.Of("tenant.slug-not-allowed", () => Named(slug));

    [Theory]
    [InlineData(null), InlineData(" "), InlineData("\u0000")]
    public void A_company_has_a_name(string? name) => Assert.Equal("Name", Refusal.Of("tenant.name-missing", () => new Tenant(TenantId.New(), "acme", name!)).Field);

    [Fact]
    public void A_name_has_a_limit_and_stands_on_one_line()
    {
        Refusal.Of("tenant.name-missing", () => new Tenant(TenantId.New(), "acme", new('x', 201)));
        Assert.Equal("Acme Ltd", new Tenant(TenantId.New(), "acme", " Acme\nLtd ").Name);
    }

    private static Tenant Named(string slug) => new(TenantId.New(), slug, "Acme Ltd");
}
