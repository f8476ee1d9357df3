using InvoiceWeb.Tenancy;
using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Use cases are what people and systems can do: they know who acts, can be stopped, and know nothing of browsers.</summary>
public sealed class UseCaseTests
{
    private const string OwnAccount = "a person acts on their own account, before any company is entered";

    private static readonly string[] Browser = ["Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http"];

    private static IEnumerable<TypeDefinition> InSlices => Built.TypesOf(Built.Web).Where(t => !Place.Of(t).IsComposing);

    private static IEnumerable<TypeDefinition> UseCases => Built.TypesOf(Built.Web).Where(IsUseCase);

    private static bool IsUseCase(TypeDefinition type) => type.Methods.Any(m => m is { Name: "ExecuteAsync", IsPublic: true });

    public static IEnumerable<Violation> KnowingBrowsers(IEnumerable<TypeDefinition> types) =>
        from type in types
        from used in Uses.Of(type)
        let space = Uses.NamespaceOf(used)
        where Browser.Any(b => space == b || space.StartsWith(b + ".", StringComparison.Ordinal)) || Place.IsPageOrView(space)
        select new Violation(type.FullName, $"uses {used}");

    /// <summary>Every public door of a use case, not only the one called ExecuteAsync.</summary>
    public static IEnumerable<Violation> WithoutActor(IEnumerable<TypeDefinition> useCases) => Doors(useCases)
        .Where(door => door.Parameters.FirstOrDefault()?.ParameterType.FullName != typeof(Actor).FullName)
        .Select(door => new Violation(door.DeclaringType.FullName, $"{door.Name} does not take an Actor first"));

    public static IEnumerable<Violation> Unstoppable(IEnumerable<TypeDefinition> useCases) => Doors(useCases)
        .Where(door => door.Parameters.LastOrDefault()?.ParameterType.FullName != typeof(CancellationToken).FullName)
        .Select(door => new Violation(door.DeclaringType.FullName, $"{door.Name} does not take a CancellationToken last"));

    public static IEnumerable<Violation> Open(IEnumerable<TypeDefinition> useCases) =>
        useCases.Where(t => !t.IsSealed || !t.IsPublic).Select(t => new Violation(t.FullName, "is not a public sealed class"));

    private static IEnumerable<MethodDefinition> Doors(IEnumerable<TypeDefinition> useCases) => useCases.SelectMany(t => t.Methods)
        .Where(m => m.IsPublic && m.ReturnType.FullName.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal));

    [Fact]
    public void There_are_use_cases() => Assert.InRange(UseCases.Count(), 15, int.MaxValue);

    [Fact]
    public void Use_cases_and_their_helpers_know_nothing_of_browsers() => new Excused(
        ("InvoiceWeb.Documents.InvoiceHtml", "renders the sheet component: the same template is screen, print and PDF"),
        ("InvoiceWeb.Archive.Years.ReceiptHtml", "renders the receipt for the printer"),
        ("InvoiceWeb.Identity.SigningIn.SignInRecord", "signing in is an act of HTTP: the log keeps the address it came from"),
        ("InvoiceWeb.Identity.OwnAccount.OwnSession", "the person is the one of this request's cookie, which it renews"),
        ("InvoiceWeb.Identity.SessionWatch", "ends a circuit whose person lost access; Blazor asks it in its own terms"))
        .OnlyIn(KnowingBrowsers(InSlices));

    [Fact]
    public void A_use_case_takes_an_actor_first() => new Excused(
        ("InvoiceWeb.Identity.EnterTenant", "makes the actor"),
        ("InvoiceWeb.Identity.SigningIn.*", "nobody acts before they are signed in"),
        ("InvoiceWeb.Identity.OwnAccount.*", "one's own account belongs to no company; the session says whose it is"),
        ("InvoiceWeb.Identity.Links.*", "whoever holds the link acts, before they belong to a company; the link says what may be done"),
        ("InvoiceWeb.Identity.GiveRoles", "set-up gives the first roles, when nobody could act yet"),
        ("InvoiceWeb.Hosting.SetUp.CreateTenant", "set-up: the tenant whose actor could ask does not exist yet"),
        ("InvoiceWeb.Hosting.SetUp.CreateFirstCompany", "set-up: guarded by the set-up key instead"))
        .OnlyIn(WithoutActor(UseCases).DistinctBy(v => v.Subject));

    [Fact]
    public void A_use_case_takes_a_cancellation_token_last() => new Excused(
        ("InvoiceWeb.Identity.SigningIn.SignInWithCode", "ASP.NET Core Identity's managers take none"),
        ("InvoiceWeb.Identity.OwnAccount.ReadOwnAccount", "ASP.NET Core Identity's managers take none"))
        .OnlyIn(Unstoppable(UseCases));

    [Fact]
    public void A_use_case_is_a_public_sealed_class() => Excused.Nobody.OnlyIn(Open(UseCases));

    [Theory]
    [InlineData(typeof(InvoiceWeb.Invoices.PlantedNavigation)), InlineData(typeof(InvoiceWeb.Invoices.PlantedHttp)), InlineData(typeof(InvoiceWeb.Invoices.PlantedForm))]
    public void A_planted_use_case_that_knows_browsers_is_found(Type planted) => Assert.NotEmpty(KnowingBrowsers([Built.Planted(planted)]));

    [Fact]
    public void A_planted_use_case_without_actor_or_token_is_found()
    {
        var planted = new[] { Built.Planted<InvoiceWeb.Invoices.PlantedAnonymous>() };
        Assert.True(IsUseCase(planted[0]));
        Assert.Equal(2, WithoutActor(planted).Count());
        Assert.Equal(2, Unstoppable(planted).Count());
        Assert.Single(Open(planted));
    }
}
