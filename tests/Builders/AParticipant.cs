using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Builders;

/// <summary>A participant that is valid as it stands; a test sets only what matters to it.</summary>
public sealed record AParticipant
{
    private ParticipantContent Typed { get; init; } = new() { Name = "Muster GmbH", IsCustomer = true, IsSupplier = true };
    private TenantId Tenant { get; init; } = AnActor.Company;

    public static AParticipant Named(string name) => new AParticipant().Having(c => c with { Name = name });

    public static ParticipantContent Content => new AParticipant().Typed;

    public AParticipant Having(Func<ParticipantContent, ParticipantContent> change) => this with { Typed = change(Typed) };

    public AParticipant In(TenantId tenant) => this with { Tenant = tenant };

    public Participant Build() => new(Tenant, Guid.CreateVersion7(), Typed, AnActor.Named("Alice", tenant: Tenant), Moments.Noon);
}
