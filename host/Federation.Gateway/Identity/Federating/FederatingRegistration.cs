using Federation.Cluster.Federating;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Web.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Federating;

/// <summary>Makes this directory an anchor of OpenID Federation.</summary>
internal static class FederatingRegistration
{
    /// <summary>Registers what answers for it, beside <see cref="IOwnRoles"/>, which the caller registers.</summary>
    /// <param name="publicUrl">Without a path.</param>
    /// <param name="labelOwner">The file of the label's owner; null where the label is this directory's own.</param>
    /// <exception cref="Setup.SetupException">The file cannot be read, is none, or holds leave that does not hold.</exception>
    public static IServiceCollection AddFederating(this IServiceCollection services, Uri publicUrl, string? labelOwner = null)
    {
        var addresses = new FederationAddresses(publicUrl);
        if (labelOwner is not null) services.AddSingleton(LabelOwnerFile.Read(labelOwner, addresses, TimeProvider.System.GetUtcNow()));
        return services
            .AddSingleton(addresses)
            .AddSingleton(provider => new EntityRegister(provider.GetRequiredService<IDirectoryStore>(), provider.GetRequiredService<TimeProvider>(), addresses.AllowLoopback, provider.GetRequiredService<ILogger<EntityRegister>>()))
            .AddSingleton<FederatedClients>()
            .AddSingleton<ClientSweep>()
            .AddHostedService(provider => provider.GetRequiredService<ClientSweep>())
            .AddSingleton<IEntityOffice, EntityOffice>()
            .AddSingleton<FederationKeys>()
            .AddSingleton<DirectoryMoments>()
            .AddSingleton(provider => new LabelMarks(provider.GetRequiredService<LabelArchive>(), provider.GetRequiredService<DirectoryMoments>(), provider.GetRequiredService<FederationKeys>(), addresses, provider.GetRequiredService<TimeProvider>(), provider.GetService<LabelOwner>()))
            .AddSingleton<HostedConfigurations>()
            .AddSingleton<HostedSubordinates>()
            .AddSingleton<StatementAnswer>()
            .AddSingleton<FetchedStatements>()
            .AddSingleton<DirectoryChains>()
            .AddSingleton<DeliverEndpoint>()
            .AddSingleton<ForeignCentres>()
            .AddSingleton<ForeignHomes>()
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
