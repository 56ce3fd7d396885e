using Federation.Cluster.Federating;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Federating;

/// <summary>What the API does to the entities of the federation. Who may is decided before. Thread safe.</summary>
internal interface IEntityOffice
{
    /// <summary>Takes a network's own entity, in the place of one before.</summary>
    Task<EntityAnswer> SetAsync(EntityOrder order, CancellationToken cancellationToken);

    /// <summary>Takes a network's own entity away and removes it from the federation.</summary>
    Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken);

    /// <summary>Removes an entity with all below it, or lets it in again.</summary>
    Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken);
}
