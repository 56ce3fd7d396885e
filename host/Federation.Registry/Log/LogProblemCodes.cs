namespace Federation.Registry.Log;

/// <summary>The stable codes of what is found about the log. What to do about each stands in the directory's catalogue of problems.</summary>
public static class LogProblemCodes
{
    /// <summary>A proof by a known key that fits: the entry is in the log.</summary>
    public const string Included = "log.included";

    /// <summary>The proof, checkpoint or entry is not written as such.</summary>
    public const string Syntax = "log.syntax";

    /// <summary>No signature under the checkpoint is by a key of the log that was given.</summary>
    public const string KeyUnknown = "log.key-unknown";

    /// <summary>The signature is not of this checkpoint, or the hashes do not lead from the entry to it.</summary>
    public const string Altered = "log.altered";

    /// <summary>None of the witnesses that were named has signed the checkpoint.</summary>
    public const string Unwitnessed = "log.unwitnessed";

    /// <summary>The entry is in the log, and is about something else than the certificate.</summary>
    public const string OtherCertificate = "log.other-certificate";

    /// <summary>A witness has its key and not what it has signed with it.</summary>
    public const string WitnessForgot = "log.witness-forgot";
}
