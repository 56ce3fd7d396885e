using Federation.Cluster.Federating;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Federating.Entities;

namespace Federation.Gateway.Identity.Federating;

/// <summary>The entities of a directory that is an anchor. With an entity go the clients that it vouched for.</summary>
internal sealed class EntityOffice(EntityRegister register, FederationAddresses addresses, ClientSweep sweep) : IEntityOffice
{
    public async Task<EntityAnswer> SetAsync(EntityOrder order, CancellationToken cancellationToken) => await SweptAsync(await register.SetAsync(order, addresses.Anchor, cancellationToken));

    public async Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken) => await SweptAsync(await register.RemoveAsync(network, by, cancellationToken));

    public async Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken) => await SweptAsync(await register.DenyAsync(entity, isDenied, addresses.Anchor, by, cancellationToken));

    /// <summary>The change stands, whoever goes away meanwhile.</summary>
    private async Task<EntityAnswer> SweptAsync(EntityAnswer answer)
    {
        if (answer.Code is null) await sweep.TryAsync(CancellationToken.None);
        return answer;
    }
}

/// <summary>For a directory without a public URL: it refuses all.</summary>
internal sealed class NoEntities : IEntityOffice
{
    private static readonly Task<EntityAnswer> Refusal = Task.FromResult(new EntityAnswer(EntityCodes.NoAnchor, "This directory has no public URL that people sign in at, and so is no entity of a federation."));

    public Task<EntityAnswer> SetAsync(EntityOrder order, CancellationToken cancellationToken) => Refusal;

    public Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken) => Refusal;

    public Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken) => Refusal;
}
