namespace Federation.Registry.Evaluations;

/// <summary>Why a criterion came out as it did. A kind is never given another meaning.</summary>
public enum ReasonKind
{
    /// <summary>The value meets the threshold of <see cref="Reason.Level"/>.</summary>
    Met,

    /// <summary>The value does not meet the threshold of <see cref="Reason.Level"/>.</summary>
    Missed,

    /// <summary>There is no observation.</summary>
    NoEvidence,

    /// <summary>There is an observation, of a kind that does not decide this criterion.</summary>
    EvidenceTooWeak,

    /// <summary>There is a good observation, too old to count.</summary>
    EvidenceOutdated,

    /// <summary>The directory has not observed for long enough.</summary>
    TooFewDays,
}
