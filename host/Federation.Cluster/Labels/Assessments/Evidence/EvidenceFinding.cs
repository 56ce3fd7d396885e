namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>What a file is, or why it is not taken. Immutable.</summary>
/// <param name="Form">Null where it is refused.</param>
/// <param name="Refusal">Null where it is not.</param>
public sealed record EvidenceFinding(EvidenceForm? Form, EvidenceRefusal? Refusal)
{
    internal static EvidenceFinding Of(EvidenceForm form) => new(form, null);

    internal static EvidenceFinding Refused(string code, string message) => new(null, new EvidenceRefusal(code, message));
}

/// <summary>Why a file is not taken.</summary>
/// <param name="Code">One of <see cref="EvidenceCodes"/>.</param>
/// <param name="Message">What is wrong with it, in English, without a word of what stands in it.</param>
public sealed record EvidenceRefusal(string Code, string Message);
