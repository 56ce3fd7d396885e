using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>What became of one record.</summary>
/// <param name="Draft">Of a rejection too, where the adapter made one; null where it made none.</param>
internal sealed record MapResultMessage(IReadOnlyList<Issue> Issues, ListingDraft? Draft = null, bool IsRejected = false);
