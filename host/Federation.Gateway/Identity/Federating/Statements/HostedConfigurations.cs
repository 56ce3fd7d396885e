using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Web.Members;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;

namespace Federation.Gateway.Identity.Federating.Statements;

/// <summary>What the entities of this directory say of themselves. Thread safe.</summary>
internal sealed class HostedConfigurations(FederationAddresses addresses, FederationKeys keys, LabelMarks marks, IOwnRoles roles)
{
    /// <param name="entity">One that the moment hosts.</param>
    public async Task<StatementDraft> OfAsync(HostedEntity entity, DirectoryMoment moment, CancellationToken cancellationToken) => entity switch
    {
        { Network: { } network } => OfNetwork(network, moment),
        { Centre: { } centre } => await OfCentreAsync(centre, moment, cancellationToken),
        _ => await OfAnchorAsync(moment, cancellationToken),
    };

    private async Task<StatementDraft> OfAnchorAsync(DirectoryMoment moment, CancellationToken cancellationToken)
    {
        var metadata = await roles.MetadataAsync(cancellationToken);
        metadata[EntityMetadata.FederationEntity] = Endpoints(HostedEntity.Anchor, [.. FederatingRoutes.OfSuperiors, .. FederatingRoutes.OfAnchor]);
        return Itself(HostedEntity.Anchor) with { AuthorityHints = moment.Above, Metadata = metadata, TrustMarkIssuers = marks.Issuers, TrustMarkOwners = marks.Owners };
    }

    private StatementDraft OfNetwork(NetworkId network, DirectoryMoment moment)
    {
        var entity = HostedEntity.Of(network);
        var described = Endpoints(entity, FederatingRoutes.OfSuperiors);
        described["organization_name"] = moment.NameOf(network);
        return Itself(entity) with { AuthorityHints = [addresses.Anchor], Metadata = new JsonObject { [EntityMetadata.FederationEntity] = described } };
    }

    private async Task<StatementDraft> OfCentreAsync(CentreId centre, DirectoryMoment moment, CancellationToken cancellationToken) => Itself(HostedEntity.Of(centre)) with
    {
        AuthorityHints = moment.SuperiorsOf(centre),
        TrustMarks = await marks.OfAsync(centre, cancellationToken),
        // The public name of a place, which its listings carry.
        Metadata = new JsonObject
        {
            [EntityMetadata.FederationEntity] = new JsonObject { ["display_name"] = moment.Find(centre)?.Name, ["information_uri"] = addresses.Of(HostedEntity.Of(centre)).Value },
            [DoorMetadata.Type] = DoorMetadata.Of(addresses.Under(DeliverEndpoint.PathOf(centre))),
        },
    };

    private StatementDraft Itself(HostedEntity entity) => new() { Issuer = addresses.Of(entity), Subject = addresses.Of(entity), Keys = keys.Published };

    private JsonObject Endpoints(HostedEntity entity, IEnumerable<(string Parameter, string Name)> endpoints) =>
        new(endpoints.Select(endpoint => KeyValuePair.Create(endpoint.Parameter, (JsonNode?)addresses.Endpoint(entity, endpoint.Name).AbsoluteUri)));
}
