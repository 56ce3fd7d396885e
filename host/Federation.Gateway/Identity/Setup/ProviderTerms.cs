namespace Federation.Gateway.Identity.Setup;

/// <summary>How a network's provider is reached and read, as a manager or an operator says it. Immutable.</summary>
public sealed record ProviderTerms
{
    /// <summary>The network whose members sign in there.</summary>
    public required string Network { get; init; }

    /// <summary>The issuer, or its discovery document.</summary>
    public required string Address { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null for a client without a secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The lowest level of the label, 1 to 3, that the network asks of a centre that hosts its members; null for none.</summary>
    public int? LabelLevel { get; init; }

    /// <summary>E-mail domains whose people are shown the way there. The operator of the machine alone names them: nobody else can tell whose a domain is.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public string? TierClaim { get; init; }

    public string? EndsClaim { get; init; }

    public string? ActiveClaim { get; init; }

    /// <summary>Whether the operator of this machine says it.</summary>
    public bool IsOperatorTrusted { get; init; }
}
