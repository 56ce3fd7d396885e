using System.Text.Json.Serialization;

namespace Federation.Cluster.Matching.Decisions;

/// <summary>What a person decided of two listings. It holds whatever the score says, until it is taken back.</summary>
[GenerateSerializer, Immutable, Alias("pair-decision")]
public sealed record PairDecision
{
    [Id(0)]
    public required ListingPair Pair { get; init; }

    [Id(1)]
    public required PairVerdict Verdict { get; init; }

    /// <summary>True where a person took it back: it decides nothing any more.</summary>
    [Id(5)]
    public bool IsTakenBack { get; init; }

    /// <summary>Who decided: the opaque id of an account, or the name that the operator's token was used under.</summary>
    [Id(2)]
    public required string Actor { get; init; }

    /// <summary>Why, for people.</summary>
    [Id(3)]
    public required string Reason { get; init; }

    [Id(4)]
    public required DateTimeOffset At { get; init; }
}

/// <summary>What two listings are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairVerdict>))]
public enum PairVerdict
{
    /// <summary>One place: they stand in one centre, even where one network lists both.</summary>
    Same,

    /// <summary>Two places: they never stand in one centre.</summary>
    Apart,
}
