using System.Globalization;

namespace Federation.TestAssets.Killing;

/// <summary>What came of rounds.</summary>
internal sealed record KillTally
{
    /// <summary>Those that were made: the first that finds something is the last.</summary>
    public required int Rounds { get; init; }

    /// <summary>In how many of them the end of the journal was torn as well.</summary>
    public required int Torn { get; init; }

    /// <summary>Transfers that somebody was told of.</summary>
    public required int Told { get; init; }

    /// <summary>Transfers that are there whole without anybody having been told.</summary>
    public required int Untold { get; init; }

    public required Findings Findings { get; init; }

    public required TimeSpan Time { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| kill -9 | {Rounds} rounds, {Torn} with a torn journal | {Told} batches acknowledged, {Untold} whole without | {Findings.Lost.Count} lost | {Findings.Half.Count} half | {Time.TotalSeconds:0.0} s |");
}
