using Federation.Cluster.Federating;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Web.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Federating;

/// <summary>Makes this directory an anchor of OpenID Federation.</summary>
internal static class FederatingRegistration
{
    /// <summary>Registers what answers for it, beside <see cref="IOwnRoles"/>, which the caller registers, and a <see cref="LabelOwner"/> where the label is somebody else's.</summary>
    /// <param name="publicUrl">Without a path.</param>
    public static IServiceCollection AddFederating(this IServiceCollection services, Uri publicUrl)
    {
        var addresses = new FederationAddresses(publicUrl);
        return services
            .AddSingleton(addresses)
            .AddSingleton(provider => new EntityRegister(provider.GetRequiredService<IDirectoryStore>(), provider.GetRequiredService<TimeProvider>(), addresses.AllowLoopback))
            .AddSingleton<IEntityOffice, EntityOffice>()
            .AddSingleton<FederationKeys>()
            .AddSingleton<DirectoryMoments>()
            .AddSingleton(provider => new LabelMarks(provider.GetRequiredService<LabelArchive>(), provider.GetRequiredService<FederationKeys>(), addresses, provider.GetRequiredService<TimeProvider>(), provider.GetService<LabelOwner>()))
            .AddSingleton<HostedConfigurations>()
            .AddSingleton<HostedSubordinates>()
            .AddSingleton<StatementAnswer>()
            .AddSingleton<FetchedStatements>()
            .AddSingleton<DirectoryChains>()
            .AddSingleton<DeliverEndpoint>()
            .AddSingleton<FederatedPassIssuers>()
            .AddSingleton<IPassIssuers>(provider => provider.GetRequiredService<FederatedPassIssuers>())
            .AddSingleton(provider => new ForeignStates(provider.GetRequiredService<IPassIssuers>(), addresses, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IForeignStates>(provider => provider.GetRequiredService<ForeignStates>())
            .AddHostedService<ChainRefresh>()
            .AddSingleton<FederationThrottle>()
            .AddSingleton<FederationGuard>()
            .AddSingleton<SubordinateList>()
            .AddSingleton<StatementEndpoints>()
            .AddSingleton<ResolveEndpoint>()
            .AddSingleton<MarkEndpoints>()
            .AddSingleton<KeyHistoryEndpoint>();
    }
}
