using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>A code that was given out, as stored. Immutable.</summary>
/// <param name="Application">For this one alone.</param>
/// <param name="Method">File or mail.</param>
/// <param name="Host">Of the website that was listed then: with another one it counts no more.</param>
/// <param name="Hash">Of the code.</param>
/// <param name="Tries">Wrong codes that were entered.</param>
/// <param name="LookedAt">When the website was last looked at; null for never.</param>
internal sealed record ControlChallenge(string Application, ControlMethod Method, string Host, string Hash, DateTimeOffset At, DateTimeOffset Until, int Tries = 0, DateTimeOffset? LookedAt = null);

/// <summary>That a code was mailed.</summary>
internal sealed record ControlMailing(string Application, DateTimeOffset At);

/// <summary>What came of asking.</summary>
/// <param name="Code">One of <see cref="ControlCodes"/>; null where it was done.</param>
/// <param name="Message">In English; null with the code.</param>
[GenerateSerializer, Immutable, Alias("control-answer")]
public sealed record ControlAnswer([property: Id(0)] string? Code, [property: Id(1)] string? Message)
{
    /// <summary>The host in question; null where it was refused.</summary>
    [Id(2)]
    public string? Host { get; init; }

    /// <summary>The code that was given out, for whoever asked and nobody else; null for none.</summary>
    [Id(3)]
    public string? Secret { get; init; }

    /// <summary>What to look for on the website; null for nothing.</summary>
    [Id(4)]
    public string? Hash { get; init; }

    /// <summary>Until when the code counts; null for none.</summary>
    [Id(5)]
    public DateTimeOffset? Until { get; init; }
}
