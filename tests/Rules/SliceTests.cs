using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Slices point left: a use case or an entity knows only its own slice and those before it.</summary>
public sealed class SliceTests
{
    public static IEnumerable<Violation> PointingRight(IEnumerable<TypeDefinition> types) =>
        from type in types
        let place = Place.Of(type)
        where !place.IsComposing
        from used in Uses.Of(type).Where(Place.IsOurs)
        where Place.OfName(used).Position > place.Position
        select new Violation(type.FullName, $"uses {used}");

    public static IEnumerable<Violation> Unknown(IEnumerable<TypeDefinition> types) =>
        types.Where(t => Place.Of(t).IsUnknown).Select(t => new Violation(t.FullName, "stands in a slice that is in no order"));

    [Fact]
    public void A_slice_uses_only_those_before_it() => new Excused(
        ("InvoiceWeb.Data.Tenancy.TenantWork", "the one door writes a change and its audit event in the same transaction, so it knows the event"),
        ("InvoiceWeb.Identity.IdentityTexts", "says Identity's refusals in the reader's language; the type only names the resource files"))
        .OnlyIn(PointingRight(Built.Types));

    [Fact]
    public void Every_type_stands_in_a_known_slice() => Excused.Nobody.OnlyIn(Unknown(Built.Types));

    [Fact]
    public void All_slices_so_far_are_seen() =>
        Assert.Superset(new HashSet<string>(Place.Slices.Except(["Archive", "Search"])), Built.Types.Select(t => Place.Of(t).Slice).ToHashSet());

    [Theory]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedField)), InlineData(typeof(InvoiceWeb.Invoices.PlantedSignature)), InlineData(typeof(InvoiceWeb.Invoices.PlantedBase))]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedAttribute)), InlineData(typeof(InvoiceWeb.Invoices.PlantedBody)), InlineData(typeof(InvoiceWeb.Invoices.PlantedAsync))]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedClosure)), InlineData(typeof(InvoiceWeb.Invoices.PlantedConstraint<>)), InlineData(typeof(InvoiceWeb.Invoices.PlantedCatch))]
    [InlineData(typeof(InvoiceWeb.Data.Invoices.PlantedStorage)), InlineData(typeof(InvoiceWeb.Invoices.PlantedUseOfHosting))]
    public void A_planted_use_of_a_later_slice_is_found(Type planted) => Assert.NotEmpty(PointingRight([Built.Planted(planted)]));

    [Theory]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedModule)), InlineData(typeof(InvoiceWeb.Invoices.Pages.PlantedPage)), InlineData(typeof(InvoiceWeb.Payments.PlantedUseOfEarlier))]
    public void Composing_slices_and_looking_left_is_allowed(Type planted) => Assert.Empty(PointingRight([Built.Planted(planted)]));

    [Fact]
    public void A_planted_new_slice_is_found() => Assert.Single(Unknown([Built.Planted<InvoiceWeb.Gadgets.Planted>()]));
}
