using Federation.Cluster.Sync;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed record AddNetworkPayload(NetworkDefinition? Network, IReadOnlyList<UserError> Errors);
