using Federation.Cluster.Centres;
using Federation.Cluster.Federating;
using Federation.Cluster.Index;
using Federation.Cluster.Sync;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Federating.Entities;

/// <summary>Who is in the federation at one moment. Immutable.</summary>
internal sealed record DirectoryMoment(IReadOnlyDictionary<NetworkId, NetworkDefinition> Networks, RegisteredEntities Registered, IndexSnapshot Centres, FederationAddresses Addresses)
{
    /// <summary>Whether this directory speaks for it now: it is there, was not removed, and has no entity of its own; where that cannot be told, nobody speaks for it.</summary>
    public bool Hosts(HostedEntity entity) => !Registered.IsDenied(Addresses.Of(entity)) && entity switch
    {
        { Network: { } network } => Networks.ContainsKey(network) && !Registered.Networks.ContainsKey(network) && !Registered.Unreadable.Contains(network),
        { Centre: { } centre } => SuperiorsOf(centre).Count > 0,
        _ => true,
    };

    /// <summary>The name of the network for people.</summary>
    public string NameOf(NetworkId network) => Networks[network].Name;

    /// <summary>The id under which a network is in the federation, its own or ours for it; null where it is not, or was removed.</summary>
    public EntityId? EntityOf(NetworkId network)
    {
        if (!Networks.ContainsKey(network) || Registered.Unreadable.Contains(network)) return null;
        var entity = Registered.Networks.TryGetValue(network, out var own) ? Read(own.Entity) : Addresses.Of(HostedEntity.Of(network));
        return entity is { } id && !Registered.IsDenied(id) ? id : null;
    }

    /// <summary>The networks in whose own federations this directory is, in order of their ids.</summary>
    public IReadOnlyList<EntityId> Above =>
        [.. Registered.Networks.Values.Where(network => network.IsJoined).OrderBy(network => network.Entity, StringComparer.Ordinal).Select(network => Read(network.Entity)).OfType<EntityId>().Where(entity => !Registered.IsDenied(entity)).Take(Trust.TrustRules.Standard.MostHints)];

    /// <summary>Whether an entity may be one of a network that speaks for itself: on its host, or where the operator permits it. None else is worth asking on behalf of somebody unknown.</summary>
    public bool Covers(EntityId entity) => Registered.Networks.Values.Any(network => EntityOf(network.Network) is { Host: var host }
        && (entity.Host == host || entity.Host.EndsWith("." + host, StringComparison.Ordinal) || network.Permitted.Any(name => name.StartsWith('.') ? entity.Host.EndsWith(name, StringComparison.Ordinal) : entity.Host == name)));

    /// <summary>The centre of exactly this id; null where none is open, or it was merged into another.</summary>
    public IndexedCentre? Find(CentreId centre) => Centres.Find(centre) is { } found && found.Id == centre ? found : null;

    /// <summary>
    /// Who says of a centre that it is theirs: the networks that list it and that this directory speaks for, in order of their ids; and the directory itself, where a network that speaks for itself lists
    /// it. What is at the directory's own address is not for others to vouch for.
    /// </summary>
    public IReadOnlyList<EntityId> SuperiorsOf(CentreId centre) =>
    [
        .. (Find(centre)?.Networks ?? []).OrderBy(network => network.Value, StringComparer.Ordinal)
            .Where(network => EntityOf(network) is not null)
            .Select(network => Registered.Networks.ContainsKey(network) ? Addresses.Anchor : Addresses.Of(HostedEntity.Of(network)))
            .Distinct()
            .Take(Trust.TrustRules.Standard.MostHints),
    ];

    private EntityId? Read(string text) => EntityId.TryParse(text, Addresses.AllowLoopback, out var id) ? id : null;
}
