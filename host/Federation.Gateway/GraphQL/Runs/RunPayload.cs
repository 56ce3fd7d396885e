using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Networks;

namespace Federation.Gateway.GraphQL.Runs;

/// <param name="Run">The run meant; null where there is none.</param>
internal sealed record RunPayload(NetworkId Network, string? Run, IReadOnlyList<UserError> Errors)
{
    public static RunPayload OfUnknown(NetworkId network) => new(network, null, [new UserError(UserErrorCode.UnknownNetwork, $"There is no network {network}.", "network")]);
}
