namespace Federation.Cluster.Normalising.Hours;

/// <summary>How a rule stands to those before it.</summary>
internal enum RuleKind
{
    /// <summary>After <c>;</c>: on its days it replaces the hours before it.</summary>
    Normal,

    /// <summary>After <c>,</c>: it adds to them.</summary>
    Additional,

    /// <summary>After <c>||</c>: it counts where the rules before it say neither open nor unknown.</summary>
    Fallback,
}
