using System.Text.Json.Serialization;
using Federation.Cluster.Matching.Decisions;

namespace Federation.Cluster.Matching.Review;

/// <summary>A pair of listings in two centres that a person should look at. It goes when it is decided, when the listings change so that nothing is left to ask, or when one is removed.</summary>
[GenerateSerializer, Immutable, Alias("match-review")]
public sealed record MatchReview
{
    [Id(0)]
    public required ListingPair Pair { get; init; }

    [Id(1)]
    public required MatchQuestion Question { get; init; }

    /// <summary>The logarithm of the odds that both are of one place; null where both tell of one listing of another directory: then no score is asked.</summary>
    [Id(2)]
    public double? Score { get; init; }

    /// <summary>The surest first, those without a score before all; then by keys. No two questions are equal in it.</summary>
    public static IComparer<MatchReview> SurestFirst { get; } = Comparer<MatchReview>.Create((one, other) =>
        (other.Score ?? double.PositiveInfinity).CompareTo(one.Score ?? double.PositiveInfinity) is not 0 and var score ? score
        : one.Pair.One.CompareTo(other.Pair.One) is not 0 and var first ? first
        : one.Pair.Other.CompareTo(other.Pair.Other));

    /// <summary>Since when it is asked.</summary>
    [Id(3)]
    public required DateTimeOffset Since { get; init; }
}

/// <summary>Why a person is asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MatchQuestion>))]
public enum MatchQuestion
{
    /// <summary>The evidence does not suffice either way.</summary>
    Unsure,

    /// <summary>The evidence suffices, but one network lists both: it may list one place twice.</summary>
    SameNetwork,

    /// <summary>The evidence suffices, but both centres have a label, which would lose its place.</summary>
    TwoLabels,
}
