using Federation.Registry.Log.Notes;

namespace Federation.Registry.Log.Witnesses;

/// <summary>What a witness says to a checkpoint.</summary>
public enum WitnessVerdict
{
    /// <summary>It was signed. HTTP 200.</summary>
    Signed,

    /// <summary>The request is not written as one, or goes back. 400.</summary>
    Syntax,

    /// <summary>No key that is trusted for this log has signed it. 403.</summary>
    Forbidden,

    /// <summary>A log that is not watched here. 404.</summary>
    UnknownLog,

    /// <summary>The log was seen at another size last. 409.</summary>
    OtherSize,

    /// <summary>It does not follow from what was seen: the log was altered, or the proof is. 422.</summary>
    Inconsistent,
}

/// <param name="Line">The signature; null where it was not signed.</param>
/// <param name="Seen">The largest log that was ever signed, the new one where it was; null for none.</param>
public sealed record WitnessAnswer(WitnessVerdict Verdict, NoteLine? Line, Checkpoint? Seen);
