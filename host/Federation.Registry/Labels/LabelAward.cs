namespace Federation.Registry.Labels;

/// <summary>What was awarded.</summary>
public sealed record LabelAward
{
    /// <summary>The first label of its centre is 1; a number is never given to another one.</summary>
    public required int Number { get; init; }

    public required LabelLevels Levels { get; init; }

    /// <summary>The version of the criteria under which it was awarded.</summary>
    public required string CriteriaVersion { get; init; }

    public required DateTimeOffset AwardedAt { get; init; }

    /// <summary>From this moment on it has expired.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
