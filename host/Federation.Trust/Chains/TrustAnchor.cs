using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Trust.Chains;

/// <summary>Where trust begins: an entity whose keys are known from elsewhere than from itself.</summary>
public sealed record TrustAnchor(EntityId Id, FederationKeySet Keys);
