namespace InvoiceWeb.Participants;

internal static class ParticipantsModule
{
    public static IServiceCollection AddParticipants(this IServiceCollection services) =>
        services.AddSingleton<SaveParticipant>().AddSingleton<FindParticipants>().AddSingleton<ReadParticipant>();
}
