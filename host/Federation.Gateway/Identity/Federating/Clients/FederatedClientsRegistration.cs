using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>Lets relying parties of the federation be clients of the sign-in.</summary>
internal static class FederatedClientsRegistration
{
    /// <summary>Beside OpenIddict's server and the federation, which the caller registers.</summary>
    public static IServiceCollection AddFederatedClients(this IServiceCollection services)
    {
        services.AddOpenIddict().AddServer(server => server.AddEventHandler(AutomaticClients.Descriptor).AddEventHandler(UsedProofs.Descriptor).AddEventHandler(RegistrationMetadata.Descriptor));
        return services.AddSingleton<ClientKeys>().AddSingleton<AutomaticRegistration>();
    }
}
