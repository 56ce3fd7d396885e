using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Matching.Regroupings;

/// <summary>Listings that go over from centre to centre, and why: a merge, its reversal, or both at once. Stored before the first step as what is intended, and kept for ever as what was done.</summary>
[GenerateSerializer, Immutable, Alias("regrouping")]
public sealed record Regrouping
{
    /// <summary>32 hexadecimal digits; those made later sort later.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required DateTimeOffset At { get; init; }

    [Id(2)]
    public required RegroupingCause Cause { get; init; }

    /// <summary>Who decided: the opaque id of an account, or the name that the operator's token was used under; null where the scores did.</summary>
    [Id(3)]
    public string? Actor { get; init; }

    /// <summary>Why, for people; where the scores decided, the pairs of <see cref="Evidence"/> say it.</summary>
    [Id(4)]
    public required string Reason { get; init; }

    /// <summary>In order of key, never empty.</summary>
    [Id(5)]
    public required ImmutableArray<ListingTransfer> Transfers { get; init; }

    /// <summary>The pairs of listings that count as one place and brought it about, surest first; at most <see cref="MostEvidence"/>.</summary>
    [Id(6)]
    public ImmutableArray<JudgedPair> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The regrouping that this one takes back; null for none.</summary>
    [Id(7)]
    public string? Undoes { get; init; }

    public const int MostEvidence = 20;

    internal StateKey Row => KeyOf(Id);

    /// <summary>The newest come first, see <see cref="RunRecord.RowIdOf"/>.</summary>
    internal static StateKey KeyOf(string id) => new(RowKinds.Regrouping, RunRecord.Turned(id));
}

/// <summary>What brought a regrouping about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegroupingCause>))]
public enum RegroupingCause
{
    /// <summary>Listings that changed, or weights, were matched again.</summary>
    MatchedAgain,

    /// <summary>A person decided on two listings.</summary>
    Decided,

    /// <summary>A person took a regrouping back.</summary>
    Undone,
}

/// <summary>Two listings and what they came to.</summary>
/// <param name="Score">The sum of the weights, see docs/matching.md; null where two listings have one origin, or a person decided.</param>
/// <param name="Evidence">What was compared, in order of weight.</param>
[GenerateSerializer, Immutable, Alias("judged-pair")]
public sealed record JudgedPair([property: Id(0)] ListingPair Pair, [property: Id(1)] double? Score, [property: Id(2)] MatchVerdict Verdict, [property: Id(3)] ImmutableArray<MatchReason> Evidence);
