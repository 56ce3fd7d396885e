namespace Federation.Contracts;

/// <summary>Why a run or a check failed, which decides who can mend it and whether to try again.</summary>
public enum FailureKind
{
    /// <summary>The network's settings are wrong: a person mends them. Not retried.</summary>
    Configuration,

    /// <summary>The source refused our credentials. Not retried.</summary>
    Authentication,

    /// <summary>The source asked us to wait. Retried after the time it named.</summary>
    RateLimited,

    /// <summary>The network or the source was unwell for a moment. Retried.</summary>
    Transient,

    /// <summary>The source is gone or speaks another format now: the partner or the adapter must change. Not retried.</summary>
    SourceChanged,

    /// <summary>The adapter or the host is at fault. Not retried.</summary>
    Bug,
}
