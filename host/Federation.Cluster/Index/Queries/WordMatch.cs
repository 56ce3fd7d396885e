namespace Federation.Cluster.Index;

/// <summary>How much of an asked word must be there.</summary>
public enum WordMatch
{
    /// <summary>
    /// Words that are or begin with it. Where no centre at all has one, those that are one slip of the hand away, from nine characters on two: a letter too many, too few, another one, or two swapped; the
    /// first letter is right.
    /// </summary>
    Forgiving,

    /// <summary>Words that are or begin with it.</summary>
    Beginning,

    /// <summary>The word itself.</summary>
    Whole,
}
