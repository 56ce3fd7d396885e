using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Access;

/// <summary>A graph type whose objects belong to one network each. Rules "of own" need it.</summary>
internal interface IOwnedByNetwork
{
    /// <param name="source">An object of the type, as its resolvers get it.</param>
    NetworkId NetworkOf(object source);
}
