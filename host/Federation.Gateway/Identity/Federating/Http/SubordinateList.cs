using Federation.Cluster.Index;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Trust.Metadata;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>
/// Who stands right below an entity (OpenID Federation 1.0, section 8.2): below the anchor its networks, below a network that it speaks for its centres. The whole list is told, however long: the specification
/// knows no pages, and a list that was cut would say that the others are none. Thread safe.
/// </summary>
internal sealed class SubordinateList(FederationAddresses addresses, TimeProvider clock)
{
    /// <summary>A filter that says nothing of these.</summary>
    private static readonly IReadOnlyList<string> None = [];

    public (IEnumerable<string> Entities, FederationRefusal? Refusal) Of(HostedEntity superior, IQueryCollection query, DirectoryMoment moment, CancellationToken cancellationToken)
    {
        if (Flag(query, "intermediate") is not { } intermediate) return (None, FederationRefusal.Unsupported("intermediate"));
        if (Flag(query, "trust_marked") is not { } marked) return (None, FederationRefusal.Unsupported("trust_marked"));
        if (Level(query, marked) is not { } level) return (None, null);
        if (IsOfNone(query, EntityMetadata.FederationEntity, DoorMetadata.Type)) return (None, null);
        if (superior.Network is { } network) return intermediate ? (None, null) : (Centres([network], level, moment, cancellationToken), null);
        // Centres of networks that speak for themselves stand below the directory itself.
        var own = moment.Registered.Networks.Keys.Where(id => moment.EntityOf(id) is not null).ToList();
        var centres = intermediate || own.Count == 0 ? None : Centres(own, level, moment, cancellationToken);
        // Of a network with an entity of its own no other type is known.
        bool isOfNetworks = level == 0 && !IsOfNone(query, EntityMetadata.FederationEntity);
        return ((!isOfNetworks ? None : moment.Networks.Keys.OrderBy(id => id.Value, StringComparer.Ordinal).Select(moment.EntityOf).Where(id => id is not null).Select(id => id!.Value.Value)).Concat(centres), null); // Just looked at.
    }

    /// <summary>All centres that hold the label at a level, whoever lists them.</summary>
    public IEnumerable<string> Marked(int level, DirectoryMoment moment, CancellationToken cancellationToken) => Centres([], level, moment, cancellationToken);

    /// <param name="networks">That list them; none for whoever does.</param>
    private IEnumerable<string> Centres(IReadOnlyList<NetworkId> networks, int level, DirectoryMoment moment, CancellationToken cancellationToken)
    {
        var query = new CentreQuery { Networks = [.. networks], Label = level > 0 ? new LabelCondition(level, null, clock.GetUtcNow()) : null };
        return moment.Centres.Search(new CentreSearch(query, CentreOrder.Name, Math.Max(moment.Centres.Count, 1)), cancellationToken).Hits
            .Select(hit => HostedEntity.Of(hit.Centre.Id))
            .Where(moment.Hosts)
            .Select(centre => addresses.Of(centre).Value);
    }

    /// <summary>Whether types are asked for, and these are not among them: of several any will do.</summary>
    private static bool IsOfNone(IQueryCollection query, params string[] types) => query["entity_type"] is { Count: > 0 } asked && !asked.Any(type => types.Contains(type));

    /// <summary>The level that is asked for, 0 for none; null where the type of mark is not one that is given here.</summary>
    private int? Level(IQueryCollection query, bool marked) => query["trust_mark_type"] switch
    {
        [] => marked ? 1 : 0,
        [{ } type] => addresses.LevelOf(type),
        _ => null,
    };

    /// <summary>Null where it is neither true nor false.</summary>
    private static bool? Flag(IQueryCollection query, string name) => query[name] switch
    {
        [] or ["false"] => false,
        ["true"] => true,
        _ => null,
    };
}
