using Federation.Cluster.Federating;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Entities;

namespace Federation.Gateway.Identity.Federating;

/// <summary>The entities of a directory that is an anchor.</summary>
internal sealed class EntityOffice(EntityRegister register, FederationAddresses addresses) : IEntityOffice
{
    public Task<EntityAnswer> SetAsync(EntityOrder order, CancellationToken cancellationToken) => register.SetAsync(order, addresses.Anchor, cancellationToken);

    public Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken) => register.RemoveAsync(network, by, cancellationToken);

    public Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken) => register.DenyAsync(entity, isDenied, addresses.Anchor, by, cancellationToken);
}

/// <summary>For a directory without a public URL: it refuses all.</summary>
internal sealed class NoEntities : IEntityOffice
{
    private static readonly Task<EntityAnswer> Refusal = Task.FromResult(new EntityAnswer(EntityCodes.NoAnchor, "This directory has no public URL that people sign in at, and so is no entity of a federation."));

    public Task<EntityAnswer> SetAsync(EntityOrder order, CancellationToken cancellationToken) => Refusal;

    public Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken) => Refusal;

    public Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken) => Refusal;
}
