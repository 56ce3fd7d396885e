using Federation.Cluster.Index;

namespace Federation.Cluster.Matching.Candidates;

/// <summary>A listing that speaks for a centre, as matching finds it. Immutable.</summary>
internal sealed record Candidate(IndexedCentre Centre, IndexedListing Listing);
