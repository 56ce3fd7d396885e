using System.Text.Json.Serialization;

namespace Federation.Web.Console.Duplicates;

/// <summary>What <see cref="DuplicatesQuestion.Page"/> answers.</summary>
public sealed record DuplicatesAnswer(DuplicatesNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record DuplicatesNetwork : ConsoleNetwork
{
    /// <summary>Null for whoever does not manage the network.</summary>
    public PairPage? Duplicates { get; init; }

    /// <summary>The pair that was decided last; null where nobody asked for it.</summary>
    public DecidedPage? Decided { get; init; }
}

public sealed record PairPage(int TotalCount, PageEnd PageInfo, IReadOnlyList<Pair> Nodes);

public sealed record PageEnd(bool HasNextPage, string? EndCursor);

public sealed record DecidedPage(IReadOnlyList<DecidedPair> Nodes);

public sealed record DecidedPair(string State, DecidedSide One, DecidedSide Other);

public sealed record DecidedSide(string Key);

/// <param name="At">Since when it waits, or when it was decided.</param>
/// <param name="State">As the schema's DuplicateState.</param>
/// <param name="Question">As the schema's MatchQuestion; null once it is decided.</param>
/// <param name="Judged">Null where one of the listings is gone.</param>
public sealed record Pair(DateTimeOffset At, string State, string? Question, PairSide One, PairSide Other, PairScore? Judged);

/// <param name="Listing">Null where it is gone.</param>
public sealed record PairSide(string Key, SideNetwork? Network, SideCentre? Centre, SideListing? Listing);

public sealed record SideNetwork(string Name);

public sealed record SideCentre(string Key, string Name);

public sealed record SideListing(
    string Name, SideAddress? Address, SidePoint? Location, string? Website, string? Phone, string? OpeningHours, string? Description, int? Capacity, string? CapacityText, string? LabelClaim, DateTimeOffset? StaleSince, IReadOnlyList<SideService> Services);

public sealed record SideAddress(string Text);

public sealed record SidePoint(double Latitude, double Longitude);

public sealed record SideService(string Label);

/// <param name="Score">The logarithm of the odds; null where no score is asked.</param>
/// <param name="Verdict">As the schema's MatchVerdict.</param>
/// <param name="Evidence">The heaviest first.</param>
public sealed record PairScore(double? Score, string Verdict, IReadOnlyList<PairEvidence> Evidence);

/// <param name="Weight">Below 0 where it speaks against one place.</param>
public sealed record PairEvidence(string Kind, string Level, double Weight, string One, string Other);

/// <summary>What <see cref="DuplicatesQuestion.Operates"/> answers, to operators alone.</summary>
public sealed record OperatesAnswer(OperatesPage MatchReviews);

public sealed record OperatesPage(bool HasMore);
