namespace Federation.Cluster.Federating;

/// <summary>The stable codes of why something about a network's entity was refused. What to do about each stands in <c>Problems/trust.json</c>.</summary>
public static class EntityCodes
{
    /// <summary>The entity is this directory itself, which cannot be removed.</summary>
    public const string Anchor = "trust.entity-anchor";

    /// <summary>Somebody changed the same at the same moment.</summary>
    public const string Changed = "trust.changed";

    /// <summary>The entity id is this directory's, or below it.</summary>
    public const string Hosted = "trust.entity-hosted";

    /// <summary>This directory has no public URL that people sign in at, and so is no entity.</summary>
    public const string NoAnchor = "trust.no-anchor";

    /// <summary>The entity was removed from the federation, and so is nobody's until it is let in again.</summary>
    public const string Removed = "trust.entity-removed";

    /// <summary>The entity id is another network's.</summary>
    public const string Taken = "trust.entity-taken";

    /// <summary>The network has no entity of its own.</summary>
    public const string Unknown = "trust.entity-unknown";
}
