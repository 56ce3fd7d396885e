namespace Federation.Registry.Evaluations;

/// <summary>What came of a criterion.</summary>
public enum Outcome
{
    /// <summary>Not even level 1: the value is short of it, or nothing good enough is known.</summary>
    NotHeld,

    /// <summary>At level 1 or higher.</summary>
    Held,

    /// <summary>Too few days of observations as yet. It counts neither for a level nor against one.</summary>
    NotMeasurable,
}
