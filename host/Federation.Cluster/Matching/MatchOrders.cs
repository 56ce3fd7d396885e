using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;

namespace Federation.Cluster.Matching;

/// <summary>Listings that shall go over from centre to centre.</summary>
[GenerateSerializer, Immutable, Alias("regrouping-order")]
public sealed record RegroupingOrder
{
    [Id(0)]
    public required ImmutableArray<ListingTransfer> Transfers { get; init; }

    [Id(1)]
    public required RegroupingCause Cause { get; init; }

    /// <summary>Null where the scores decide.</summary>
    [Id(2)]
    public string? Actor { get; init; }

    [Id(3)]
    public required string Reason { get; init; }

    [Id(4)]
    public ImmutableArray<JudgedPair> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    [Id(5)]
    public string? Undoes { get; init; }
}

/// <summary>What a person decides of two listings.</summary>
/// <param name="Verdict">Null takes back what was decided.</param>
[GenerateSerializer, Immutable, Alias("pair-order")]
public sealed record PairOrder(
    [property: Id(0)] ListingKey One, [property: Id(1)] ListingKey Other, [property: Id(2)] PairVerdict? Verdict, [property: Id(3)] string Actor, [property: Id(4)] string Reason);

/// <summary>A regrouping to take back.</summary>
[GenerateSerializer, Immutable, Alias("undo-order")]
public sealed record UndoOrder([property: Id(0)] string Regrouping, [property: Id(1)] string Actor, [property: Id(2)] string Reason);

/// <summary>A field to pin.</summary>
/// <param name="Listing">Whose value is shown; null takes a pin back.</param>
[GenerateSerializer, Immutable, Alias("pin-order")]
public sealed record PinOrder(
    [property: Id(0)] CentreId Centre, [property: Id(1)] string Field, [property: Id(2)] ListingKey? Listing, [property: Id(3)] string Actor, [property: Id(4)] string Reason);

/// <summary>What came of an order.</summary>
/// <param name="Code">Why it was refused, one of <see cref="MatchProblemCodes"/>; null where it was done.</param>
/// <param name="Message">The same in English, for people.</param>
/// <param name="Regroupings">What moved; empty where nothing had to.</param>
[GenerateSerializer, Immutable, Alias("match-answer")]
public sealed record MatchAnswer([property: Id(0)] string? Code, [property: Id(1)] string? Message, [property: Id(2)] ImmutableArray<Regrouping> Regroupings)
{
    public static MatchAnswer Refused(string code, string message) => new(code, message, []);

    public static MatchAnswer Done(params ImmutableArray<Regrouping> regroupings) => new(null, null, regroupings);
}
