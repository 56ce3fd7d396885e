namespace Federation.Registry.Labels;

/// <summary>What came of a decision: an event and the label after it, or the label as it was and why.</summary>
public sealed record LabelOutcome
{
    public required CentreLabel Label { get; init; }

    /// <summary>Null where the decision was refused.</summary>
    public LabelEvent? Event { get; init; }

    /// <summary>Null where it was not.</summary>
    public LabelRefusal? Refusal { get; init; }
}

/// <summary>Why a decision was refused.</summary>
/// <param name="Code">One of <see cref="LabelProblemCodes"/>.</param>
/// <param name="Message">What is against it, in English, without reasons and names.</param>
public sealed record LabelRefusal(string Code, string Message);
