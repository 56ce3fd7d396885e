namespace Federation.Registry.Assessments;

/// <summary>What came of a command: an event and the application after it, or the application as it was and why.</summary>
public sealed record AssessmentOutcome
{
    public required Assessment Assessment { get; init; }

    /// <summary>Null where it was refused, and where it says again what stands already.</summary>
    public AssessmentEvent? Event { get; init; }

    /// <summary>Null where it was not.</summary>
    public AssessmentRefusal? Refusal { get; init; }
}

/// <summary>Why something cannot happen.</summary>
/// <param name="Code">One of <see cref="AssessmentProblemCodes"/>.</param>
/// <param name="Message">What is against it, in English, without reasons and names.</param>
public sealed record AssessmentRefusal(string Code, string Message);
