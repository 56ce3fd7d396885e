using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>A draft with its issues; a rejection where there is no draft.</summary>
internal sealed record MapResultMessage(IReadOnlyList<Issue> Issues, ListingDraft? Draft = null);
