using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Cluster.Members.Doors;

/// <summary>Lets a host admit members.</summary>
public static class DoorRegistration
{
    /// <summary>
    /// Registers what doors and the issuing of credentials need, beside the <see cref="IPassIssuerKeys"/>, which the caller registers. A host without them has no door: its grain cannot be
    /// activated. Safe to call twice.
    /// </summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.TryAddSingleton<OwnPassIssuer>();
        services.TryAddSingleton<IPassIssuers>(provider => provider.GetRequiredService<OwnPassIssuer>());
        services.TryAddSingleton<PassVerifier>();
        services.TryAddSingleton<CredentialIssuer>();
        services.TryAddSingleton<DoorSurroundings>();
        return services;
    }
}
