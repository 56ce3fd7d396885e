namespace Federation.Gateway.Identity.Access;

/// <summary>What becomes of a question, by the rule of its field.</summary>
internal enum Verdict
{
    Granted,

    /// <summary>Nobody is signed in.</summary>
    Unauthenticated,

    /// <summary>No grant of the caller, in the scopes of its token, has the role for any network.</summary>
    Forbidden,

    /// <summary>The caller has the role for another network: this one is to them as if it did not exist.</summary>
    Absent,
}
