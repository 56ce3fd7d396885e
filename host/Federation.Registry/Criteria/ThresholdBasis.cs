namespace Federation.Registry.Criteria;

/// <summary>Where a criterion's thresholds come from; its source says it in words.</summary>
public enum ThresholdBasis
{
    /// <summary>All of them are published in the source.</summary>
    Public,

    /// <summary>Some are published; the source says which, and the others are proposals.</summary>
    Mixed,

    /// <summary>None is published anywhere: they are proposed here.</summary>
    Proposal,
}
