namespace Federation.Registry.Criteria;

/// <summary>Which of two values of one criterion is the better one.</summary>
public enum Better
{
    /// <summary>The higher one: a threshold is the least that a level asks for.</summary>
    Higher,

    /// <summary>The lower one: a threshold is the most that a level bears.</summary>
    Lower,
}
