using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Push;

internal sealed class PushMutations(IDirectoryGrains grains, PushKeys keys) : IMutationFields
{
    public void AddTo(MutationType mutation) =>
        mutation.OfNetwork<PushKeyResultType>("renewPushKey", "Makes a secret that a network signs its pushes with; told this once. The one before it counts for a day.")
            .ResolveAsync(async context => await RenewAsync(context.NetworkAsked()));

    private async Task<object> RenewAsync(NetworkId network) =>
        await grains.Network(network).RenewPushKey() is { } key ? new PushKeySet(network, keys.Text(network, key.Generation), key.OldUntil) : NotFound.Network(network);
}

/// <param name="OldUntil">Until when the one before it counts; null where there is none.</param>
internal sealed record PushKeySet(NetworkId Network, string Secret, DateTimeOffset? OldUntil);
