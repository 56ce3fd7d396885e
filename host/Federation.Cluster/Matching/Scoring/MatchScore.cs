using System.Collections.Immutable;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Whether two listings are of one place.</summary>
public enum MatchVerdict
{
    /// <summary>They are.</summary>
    Sure,

    /// <summary>A person decides.</summary>
    Unsure,

    /// <summary>They are of two places.</summary>
    Different,
}

/// <summary>How alike two listings are, and why.</summary>
/// <param name="Score">The sum of the weights with the bias: the logarithm of the odds that both are of one place, among pairs that share a candidate key.</param>
/// <param name="Evidence">Everything that was compared, the heaviest first, those that speak for and against it alike. The sum of the weights is the score without the bias.</param>
public sealed record MatchScore(double Score, MatchVerdict Verdict, ImmutableArray<MatchReason> Evidence);

/// <summary>One piece of evidence.</summary>
/// <param name="Kind">What was compared, such as <c>name</c>.</param>
/// <param name="Level">What came of it, such as <c>contained</c>.</param>
/// <param name="Weight">What it adds to the score; below 0 where it speaks against.</param>
/// <param name="Left">What the first listing says.</param>
/// <param name="Right">What the second one says.</param>
[GenerateSerializer, Immutable, Alias("match-reason")]
public sealed record MatchReason([property: Id(0)] string Kind, [property: Id(1)] string Level, [property: Id(2)] double Weight, [property: Id(3)] string Left, [property: Id(4)] string Right);
