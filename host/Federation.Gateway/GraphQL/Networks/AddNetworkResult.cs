using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed record NetworkAdded(NetworkDefinition Network);

/// <param name="Network">As it is known.</param>
internal sealed record NetworkExists(NetworkDefinition Network) : Refusal(
    NetworkCodes.Exists,
    $"The network {Network.Id} is there already, with other settings. Changing it needs the machine's operator: stop the host and use \"network add\" on its data folder.");
