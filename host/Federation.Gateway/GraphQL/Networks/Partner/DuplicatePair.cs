using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Review;

namespace Federation.Gateway.GraphQL.Networks.Partner;

/// <summary>Whether a pair of listings still waits for a person, or what a person decided of it.</summary>
internal enum DuplicateState
{
    Waiting,
    Same,
    Apart,
}

/// <summary>A pair of listings, one of a network, that may be one place, or that a person decided of.</summary>
/// <param name="At">Since when it is asked, or when it was decided.</param>
/// <param name="Question">Why a person is asked; null once decided.</param>
/// <param name="Score">When it was asked; null where none was, and once decided.</param>
internal sealed record DuplicatePair(ListingPair Pair, DuplicateState State, DateTimeOffset At, MatchQuestion? Question, double? Score)
{
    /// <summary>What waits before what was decided; of the one the surest first, of the other the latest; then by keys. No two pairs are equal in it.</summary>
    public static IComparer<DuplicatePair> InOrder { get; } = Comparer<DuplicatePair>.Create((one, other) =>
        one.IsDecided.CompareTo(other.IsDecided) is not 0 and var state ? state
        : other.Weight.CompareTo(one.Weight) is not 0 and var weight ? weight
        : one.Pair.One.CompareTo(other.Pair.One) is not 0 and var first ? first
        : one.Pair.Other.CompareTo(other.Pair.Other));

    public bool IsDecided => State != DuplicateState.Waiting;

    private double Weight => IsDecided ? At.UtcTicks : Score ?? double.PositiveInfinity;

    public static DuplicatePair Of(MatchReview review) => new(review.Pair, DuplicateState.Waiting, review.Since, review.Question, review.Score);

    /// <summary>Who decided and in which words is not for another network to read.</summary>
    public static DuplicatePair Of(PairDecision decision) => new(decision.Pair, decision.Verdict == PairVerdict.Same ? DuplicateState.Same : DuplicateState.Apart, decision.At, null, null);

    /// <summary>Its place among all as text, found again when the pair itself is gone. No key has a line end.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{State}\n{At.UtcTicks}\n{Score?.ToString("R", CultureInfo.InvariantCulture) ?? "-"}\n{Pair.One}\n{Pair.Other}");

    /// <summary>A pair in that place, which need not be there; null where the text names none.</summary>
    public static DuplicatePair? In(string place)
    {
        if (place.Split('\n') is not [var state, var at, var told, var one, var other] || !Enum.TryParse(state, out DuplicateState known) || !Enum.IsDefined(known)) return null;
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks) return null;
        double? score = null;
        if (told != "-")
        {
            if (!double.TryParse(told, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) || double.IsNaN(read)) return null;
            score = read;
        }

        return ListingKey.TryParse(one, out var first) && ListingKey.TryParse(other, out var second) && first != second
            ? new DuplicatePair(ListingPair.Of(first, second), known, new DateTimeOffset(ticks, TimeSpan.Zero), null, score)
            : null;
    }
}
