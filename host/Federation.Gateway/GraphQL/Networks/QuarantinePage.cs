using Federation.Cluster.Sync;

namespace Federation.Gateway.GraphQL.Networks;

/// <param name="LastRow">Of the last record given; null when there is none.</param>
internal sealed record QuarantinePage(IReadOnlyList<QuarantinedRecord> Records, string? LastRow, bool HasMore);
