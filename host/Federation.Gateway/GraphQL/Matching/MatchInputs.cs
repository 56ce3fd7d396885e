namespace Federation.Gateway.GraphQL.Matching;

/// <summary>A person's decision, as asked for.</summary>
internal abstract record MatchDecisionInput
{
    /// <summary>Null where whoever is signed in decides.</summary>
    public string? Actor { get; init; }

    public required string Reason { get; init; }
}

internal sealed record PairDecisionInput : MatchDecisionInput
{
    public required string One { get; init; }

    public required string Other { get; init; }
}

internal sealed record UndoRegroupingInput : MatchDecisionInput
{
    public required string Regrouping { get; init; }
}

internal sealed record PinFieldInput : MatchDecisionInput
{
    public required string Centre { get; init; }

    public required string Field { get; init; }

    /// <summary>Null takes a pin back.</summary>
    public string? Listing { get; init; }
}
