using Federation.Cluster.Sync;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes.Issuers;

/// <summary>Somebody whose credentials doors take, as it is known at a moment. Immutable.</summary>
public sealed record PassIssuer
{
    /// <summary>The credentials' <c>iss</c>, compared exactly.</summary>
    public required string Id { get; init; }

    /// <summary>The public keys under which a credential may be signed that still holds. Each has an id.</summary>
    public required JsonWebKeySet Keys { get; init; }

    /// <summary>The credentials' <c>status_list.uri</c>, compared exactly.</summary>
    public required Uri StatusList { get; init; }

    /// <summary>The one network whose members its credentials are for, whatever they say themselves: nobody speaks for another's. Null for this directory, which speaks for those that cannot.</summary>
    public NetworkId? Network { get; init; }

    /// <summary>Which chain of trust it is known by (<see cref="Federation.Trust.Chains.TrustChain.Hash"/>); null for this directory itself.</summary>
    public string? Chain { get; init; }
}
