namespace Federation.Gateway.Identity.Store;

/// <summary>The OpenID Connect provider through which the members of a network sign in.</summary>
internal sealed class NetworkProvider
{
    public required string Network { get; init; }

    /// <summary>As the provider's own discovery document says it.</summary>
    public required string Issuer { get; set; }

    public required string ClientId { get; set; }

    /// <summary>Protected by the keys in the data folder; null for a client without one.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes to ask for beside <c>openid</c>, separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary>The claim that holds the tier; null for none.</summary>
    public string? TierClaim { get; set; }

    /// <summary>The claim that says when the membership ends, in seconds since 1970 or as a date; null for none.</summary>
    public string? EndsClaim { get; set; }

    /// <summary>The claim that must be true, or absent, for a member in good standing; null for none.</summary>
    public string? ActiveClaim { get; set; }

    /// <summary>The lowest level of the label, 1 to 3, that the network asks of a centre that hosts its members; null for none.</summary>
    public int? LabelLevel { get; set; }

    /// <summary>E-mail domains whose people are sent there, separated by spaces.</summary>
    public required string Domains { get; set; }

    /// <summary>Whether the operator of this machine named it: only then it may be on this machine.</summary>
    public bool IsOperatorTrusted { get; set; }
}
