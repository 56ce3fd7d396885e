using Federation.Cluster.Centres;

namespace Federation.Gateway.Identity.Passes;

/// <summary>The centre that a member is about to visit. Immutable.</summary>
/// <param name="Audience">Its id as an address, for which a credential and a pass are.</param>
/// <param name="Own">Where it is one of this directory; null for a centre of another.</param>
internal sealed record VisitedCentre(Uri Audience, CentreId? Own);
