namespace Federation.Contracts;

/// <summary>How much a network's listings are worth to who looks for a place. Each level asks for all that the ones below it ask for.</summary>
public enum QualityLevel
{
    /// <summary>Below bronze.</summary>
    None,

    /// <summary>Its places can be found, and it says under which licence.</summary>
    Bronze,

    /// <summary>They can be reached and compared, and a run loses none.</summary>
    Silver,

    /// <summary>One knows when to go, and what for.</summary>
    Gold,

    /// <summary>Nobody has to ask first.</summary>
    Platinum,
}
