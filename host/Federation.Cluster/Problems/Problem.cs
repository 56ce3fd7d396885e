namespace Federation.Cluster.Problems;

/// <summary>A kind of failure or issue that somebody may meet, and what to do about it.</summary>
public sealed record Problem
{
    /// <summary>Stable and dotted, for example <c>csv.headers</c>. A retired code stays reserved.</summary>
    public required string Code { get; init; }

    /// <summary>The part of the directory that reports it; the catalogue file's name.</summary>
    public required string Area { get; init; }

    /// <summary>What to do, in English: a sentence or two for a network's manager.</summary>
    public required string English { get; init; }

    /// <summary>The same in French.</summary>
    public required string French { get; init; }

    /// <summary>What to do, in the language asked.</summary>
    public string Remedy(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;
}
