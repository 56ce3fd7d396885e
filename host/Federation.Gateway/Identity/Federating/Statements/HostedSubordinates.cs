using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Federating;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Trust.Entities;
using Federation.Trust.Statements;

namespace Federation.Gateway.Identity.Federating.Statements;

/// <summary>What this directory, and the networks that it speaks for, say of those right below them. Thread safe.</summary>
internal sealed class HostedSubordinates(FederationAddresses addresses, FederationKeys keys)
{
    /// <summary>Null where the subject is not right below.</summary>
    /// <param name="superior">One that the moment hosts.</param>
    public StatementDraft? Of(HostedEntity superior, EntityId subject, DirectoryMoment moment)
    {
        if (superior.Centre is not null) return null;
        if (addresses.Find(subject) is { Centre: { } centre }) return OfCentre(superior, centre, subject, moment);
        if (!superior.IsAnchor) return null;
        if (moment.Registered.Of(subject) is { } own && moment.EntityOf(own.Network) == subject) return OfOwn(own, subject);
        return addresses.Find(subject) is { Network: { } hosted } && moment.EntityOf(hosted) == subject ? About(superior, subject, keys.Published) with { Constraints = AnchorPolicy.HostedConstraints() } : null;
    }

    private StatementDraft? OfCentre(HostedEntity superior, CentreId centre, EntityId subject, DirectoryMoment moment) =>
        moment.Hosts(HostedEntity.Of(centre)) && moment.SuperiorsOf(centre).Contains(addresses.Of(superior)) ? About(superior, subject, keys.Published) : null;

    private StatementDraft OfOwn(NetworkEntity own, EntityId subject) => About(HostedEntity.Anchor, subject, [.. own.Keys.GetProperty("keys").EnumerateArray()]) with
    {
        Policy = AnchorPolicy.Policy(),
        Constraints = AnchorPolicy.Constraints(own, subject, addresses),
    };

    private StatementDraft About(HostedEntity superior, EntityId subject, IReadOnlyList<JsonElement> subjectKeys) =>
        new() { Issuer = addresses.Of(superior), Subject = subject, Keys = subjectKeys, SourceEndpoint = addresses.Endpoint(superior, FederatingRoutes.Fetch) };
}
